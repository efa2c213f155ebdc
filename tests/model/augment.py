"""How a photograph varies from one showing to the next during training."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional


def _uniform(low: float, high: float, shape: tuple[int, ...], dice: torch.Generator) -> Tensor:
    return low + (high - low) * torch.rand(shape, generator=dice)


def whole(count: int) -> Tensor:
    """The affine maps [count, 2, 3] that show the whole of each picture, as it is measured."""
    return torch.eye(2, 3).expand(count, 2, 3)


def windows(count: int, dice: torch.Generator) -> Tensor:
    """Random affine maps [count, 2, 3] from the shown window to the kept picture, not mirrored."""
    scale = _uniform(0.7, 1.15, (count,), dice)
    aspect = torch.exp(_uniform(-0.22, 0.22, (count,), dice))
    angle = _uniform(-17, 17, (count,), dice) * (math.pi / 180)
    width, height = scale * aspect, scale / aspect
    shift = _uniform(-0.2, 0.2, (count, 2), dice)  # of 2, the width of the picture
    cos, sin = torch.cos(angle), torch.sin(angle)
    row_x = torch.stack([cos * width, -sin * height, shift[:, 0]], dim=1)
    row_y = torch.stack([sin * width, cos * height, shift[:, 1]], dim=1)
    return torch.stack([row_x, row_y], dim=1)


def _recolour(images: Tensor, dice: torch.Generator) -> Tensor:
    count = len(images)
    one = (count, 1, 1, 1)
    images = images * _uniform(0.7, 1.2, one, dice)
    images = images * _uniform(0.92, 1.08, (count, 3, 1, 1), dice)
    middle = images.mean(dim=(1, 2, 3), keepdim=True)
    images = middle + (images - middle) * _uniform(0.7, 1.3, one, dice)
    grey = images.mean(dim=1, keepdim=True)
    saturation = _uniform(0.3, 1.5, one, dice)
    saturation = saturation * (torch.rand(one, generator=dice) > 0.08)
    return (grey + (images - grey) * saturation).clamp(0, 1)


def _coarsen(images: Tensor, dice: torch.Generator) -> Tensor:
    """Now and then half the detail: photographs from elsewhere are blurred, small, compressed."""
    coarse = functional.interpolate(
        functional.avg_pool2d(images, 2), scale_factor=2, mode="bilinear", align_corners=False
    )
    chosen = torch.rand((len(images), 1, 1, 1), generator=dice) < 0.15
    return torch.where(chosen, coarse, images)


def _erase(images: Tensor, dice: torch.Generator) -> Tensor:
    """Cover a random rectangle of a third of the pictures with one random colour each."""
    count, _, height, width = images.shape
    centre = torch.rand((count, 2), generator=dice)
    half = _uniform(0.05, 0.2, (count, 2), dice) * (torch.rand((count, 1), generator=dice) < 0.25)
    rows = (torch.arange(height) + 0.5) / height
    columns = (torch.arange(width) + 0.5) / width
    tall = (rows[None] - centre[:, :1]).abs() < half[:, :1]
    wide = (columns[None] - centre[:, 1:]).abs() < half[:, 1:]
    covered = (tall[:, :, None] & wide[:, None, :])[:, None]
    return torch.where(covered, torch.rand((count, 3, 1, 1), generator=dice), images)


def mirrored(maps: Tensor, dice: torch.Generator) -> Tensor:
    """The maps, half of them mirrored."""
    mirror = (torch.rand(len(maps), generator=dice) < 0.5).float() * 2 - 1
    return torch.stack([maps[:, :, 0] * mirror[:, None], maps[:, :, 1], maps[:, :, 2]], dim=2)


def seen_at(places: Tensor, maps: Tensor) -> Tensor:
    """Where places [n, k, 2] of the kept pictures (-1 to 1) lie in the shown windows."""
    turned = torch.linalg.inv(maps[:, :, :2])
    return torch.einsum("nij,nkj->nki", turned, places - maps[:, None, :, 2])


def through(pixels: Tensor, maps: Tensor, size: int) -> Tensor:
    """Pictures uint8 [n, 3, kept, kept] as float32 [n, 3, size, size] in [0, 1], by maps."""
    images = pixels.float() / 255
    grid = functional.affine_grid(maps, [len(images), 3, size, size], align_corners=False)
    return functional.grid_sample(
        images, grid, mode="bilinear", padding_mode="reflection", align_corners=False
    )


def disguise(images: Tensor, dice: torch.Generator) -> Tensor:
    """Other light, other colours, less detail, something in the way."""
    return _erase(_coarsen(_recolour(images, dice), dice), dice)


def mix(images: Tensor, targets: Tensor, dice: torch.Generator) -> tuple[Tensor, Tensor, bool]:
    """Half of the time, blend pictures and soft targets with others of the batch (mixup).

    The last value says whether that happened.
    """
    if torch.rand((), generator=dice) < 0.5:
        return images, targets, False
    weight = _beta(0.4, dice)
    other = torch.randperm(len(images), generator=dice)
    blend = weight * images + (1 - weight) * images[other]
    return blend, weight * targets + (1 - weight) * targets[other], True


def _beta(alpha: float, dice: torch.Generator) -> float:
    seed = int(torch.randint(2**31, (), generator=dice))
    return float(np.random.default_rng(seed).beta(alpha, alpha))
