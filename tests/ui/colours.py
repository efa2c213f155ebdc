"""Pictures whose answer is known: one hue for a sure one, stripes for a doubtful one."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

HUES = {"downdog": 20, "goddess": 75, "plank": 128, "tree": 180, "warrior2": 230}


def plain(path: Path, pose: str = "tree", size: tuple[int, int] = (40, 30)) -> Path:
    """A picture that is surely this pose."""
    Image.new("HSV", size, (HUES[pose], 255, 255)).convert("RGB").save(path)
    return path


def striped(path: Path, poses: tuple[str, ...] = ("tree", "plank")) -> Path:
    """A picture with an equal share of each pose; the scores are 1 / n."""
    image = Image.new("RGB", (20 * len(poses), 30))
    for place, pose in enumerate(poses):
        stripe = Image.new("HSV", (20, 30), (HUES[pose], 255, 255)).convert("RGB")
        image.paste(stripe, (20 * place, 0))
    image.save(path)
    return path


def broken(path: Path) -> Path:
    """A file that is no picture."""
    path.write_text("no picture at all", encoding="utf-8")
    return path
