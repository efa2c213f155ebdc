"""The residual network that learns, and the form in which it ships."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

CLASSES = 5
JOINTS = 14
_STEM = 24
_STAGES = ((48, 1), (96, 2), (160, 2), (256, 1))
_MEAN = (0.55, 0.52, 0.49)
_SPREAD = (0.27, 0.27, 0.28)


class Block(nn.Module):
    """Two 3x3 convolutions and a way around them."""

    def __init__(self, entering: int, leaving: int, stride: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(entering, leaving, 3, stride, 1, bias=False)
        self.first_norm = nn.BatchNorm2d(leaving)
        self.second = nn.Conv2d(leaving, leaving, 3, 1, 1, bias=False)
        self.second_norm = nn.BatchNorm2d(leaving)
        self.around: nn.Module = nn.Identity()
        if stride != 1 or entering != leaving:
            self.around = nn.Sequential(
                nn.AvgPool2d(stride) if stride != 1 else nn.Identity(),
                nn.Conv2d(entering, leaving, 1, bias=False),
                nn.BatchNorm2d(leaving),
            )

    def forward(self, images: Tensor) -> Tensor:
        inner = functional.relu(self.first_norm(self.first(images)))
        inner = self.second_norm(self.second(inner))
        return functional.relu(inner + self.around(images))


class PoseNetwork(nn.Module):
    """Pictures [n, 3, h, w] in [0, 1] to logits; `features` are what the logits rest on.

    The features join the average of the last two stages: the earlier one keeps what the last one
    has already narrowed down to five poses.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, _STEM, 3, 2, 1, bias=False), nn.BatchNorm2d(_STEM), nn.ReLU()
        )
        self.stages = nn.ModuleList()
        entering = _STEM
        for leaving, blocks in _STAGES:
            stage = [Block(entering, leaving, 2)]
            stage += [Block(leaving, leaving, 1) for _ in range(blocks - 1)]
            self.stages.append(nn.Sequential(*stage))
            entering = leaving
        self.width = _STAGES[-2][0] + _STAGES[-1][0]
        self.drop = nn.Dropout(0.2)
        self.head = nn.Linear(self.width, CLASSES)
        self.joints = nn.Linear(self.width, 2 * JOINTS)
        self.register_buffer("mean", torch.tensor(_MEAN).view(1, 3, 1, 1))
        self.register_buffer("spread", torch.tensor(_SPREAD).view(1, 3, 1, 1))

    def features(self, images: Tensor) -> Tensor:
        """The pooled feature vector [n, width]."""
        images = self.stem((images - self.mean) / self.spread)
        pooled = []
        for stage in self.stages:
            images = stage(images)
            pooled.append(images.mean(dim=(2, 3)))
        return torch.cat(pooled[-2:], dim=1)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """Logits [n, 5], and where the joints are, [n, 14, 2] from -1 to 1 across the picture."""
        features = self.features(images)
        return self.head(self.drop(features)), self.joints(features).view(-1, JOINTS, 2)


class Shipped(nn.Module):
    """What BigQuery imports: NHWC pictures in [0, 1) to calibrated probabilities, and features."""

    def __init__(self, network: PoseNetwork, temperature: float) -> None:
        super().__init__()
        self.network = network
        self.temperature = temperature

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        features = self.network.features(image.permute(0, 3, 1, 2))
        logits = self.network.head(features) / self.temperature
        return torch.softmax(logits, dim=1), features
