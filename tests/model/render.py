"""Renders a body in a room: sphere tracing, a soft sun, the sky's fill and contact shadows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.model.shapes import Body, Floats, Vector

_CHUNK = 24_000
_STEPS = 90
_SHADOW_STEPS = 28
_SUN = np.array([0.95, 0.88, 0.76], np.float32) * 1.75
_SKY = np.array([0.62, 0.7, 0.82], np.float32) * 0.62
_BOUNCE = np.array([0.5, 0.42, 0.34], np.float32) * 0.35


def _unit(vector: Vector | Floats) -> Floats:
    array = np.asarray(vector, np.float32)
    return array / np.linalg.norm(array)


@dataclass(frozen=True)
class Camera:
    """Where the picture is taken from, what it looks at, and how wide it sees (degrees)."""

    place: Vector
    target: Vector
    width: int
    height: int
    field: float = 34.0

    def rays(self) -> Floats:
        """Unit directions [3, height * width], row by row."""
        ahead = _unit(np.subtract(self.target, self.place).astype(np.float32))
        right = _unit(np.cross(ahead, (0, 1, 0)))
        up = np.cross(right, ahead)
        half = np.tan(np.radians(self.field) / 2)
        x = np.linspace(-1, 1, self.width, dtype=np.float32) * half * self.width / self.height
        y = np.linspace(1, -1, self.height, dtype=np.float32) * half
        grid_x, grid_y = (axis.ravel() for axis in np.meshgrid(x, y))
        rays = ahead[:, None] + right[:, None] * grid_x + up[:, None] * grid_y
        return (rays / np.linalg.norm(rays, axis=0)).astype(np.float32)


@dataclass(frozen=True)
class Room:
    """The floor at y = 0, a wall at z = `wall`, and their colours, linear RGB, by place."""

    wall: float
    floor_colour: Callable[[Floats], Floats]
    wall_colour: Callable[[Floats], Floats]
    sun: Vector = (0.55, 0.85, 0.65)


@dataclass(frozen=True)
class Scene:
    """A body, the colours of its materials (linear RGB [m, 3]), and the room around it."""

    body: Body
    colours: Floats
    room: Room
    gloss: float = 0.12


def _trace(body: Body, origin: Floats, rays: Floats, far: Floats) -> Floats:
    """How far along each ray the body is hit; infinity where it is not before `far`."""
    centre, radius = body.bounds()
    to_centre = centre[:, None] - origin
    middle = (to_centre * rays).sum(axis=0)
    aside = (to_centre**2).sum(axis=0) - middle**2
    meets = aside < radius**2
    reach = np.sqrt(np.maximum(radius**2 - aside, 0))
    way = np.maximum(middle - reach, 1e-3).astype(np.float32)
    last = np.minimum(middle + reach, far)
    hit = np.full(rays.shape[1], np.inf, np.float32)
    active = np.flatnonzero(meets & (last > way))
    for _ in range(_STEPS):
        if not len(active):
            break
        points = (origin[:, active] if origin.shape[1] > 1 else origin) + rays[:, active] * way[
            active
        ]
        distance = body.distance(points)
        arrived = distance < 6e-4
        hit[active[arrived]] = way[active[arrived]]
        way[active] += distance * np.float32(0.9)
        active = active[~arrived & (way[active] < last[active])]
    return hit


def _sunlight(body: Body, points: Floats, sun: Floats) -> Floats:
    """How much of the sun [n] reaches points [3, n]: 0 in full shadow, soft at its edge."""
    centre, radius = body.bounds()
    to_centre = centre[:, None] - points
    middle = (to_centre * sun[:, None]).sum(axis=0)
    aside = (to_centre**2).sum(axis=0) - middle**2
    light = np.ones(points.shape[1], np.float32)
    active = np.flatnonzero((aside < (radius + 0.25) ** 2) & (middle > -radius))
    way = np.full(points.shape[1], 0.012, np.float32)
    way[active] = np.maximum(way[active], middle[active] - radius - 0.25)
    for _ in range(_SHADOW_STEPS):
        if not len(active):
            break
        distance = body.distance(points[:, active] + sun[:, None] * way[active])
        light[active] = np.minimum(light[active], np.clip(0.5 + 7 * distance / way[active], 0, 1))
        way[active] += np.clip(distance, 0.012, 0.2)
        done = (light[active] <= 0.01) | (way[active] > middle[active] + radius + 0.25)
        active = active[~done]
    return light * light * (3 - 2 * light)


def _openness(body: Body, points: Floats, normals: Floats) -> Floats:
    """How open to the sky points [3, n] are: near 0 in a crease, 1 in the open."""
    centre, radius = body.bounds()
    open_ = np.ones(points.shape[1], np.float32)
    near = np.flatnonzero(((points - centre[:, None]) ** 2).sum(axis=0) < (radius + 0.4) ** 2)
    closed = np.zeros(len(near), np.float32)
    weight = 1.0
    for step in (0.02, 0.06, 0.13, 0.26):
        distance = body.distance(points[:, near] + normals[:, near] * np.float32(step))
        closed += np.float32(weight) * np.clip(step - distance, 0, step) / np.float32(step)
        weight *= 0.7
    open_[near] = np.clip(1 - 0.42 * closed, 0, 1)
    return open_


def _lit(scene: Scene, points: Floats, normals: Floats, colours: Floats) -> Floats:
    """Linear RGB [3, n] of a matt surface."""
    sun = _unit(scene.room.sun)
    facing = np.clip((normals * sun[:, None]).sum(axis=0), 0, 1)
    lifted = points + normals * np.float32(4e-3)
    direct = facing * _sunlight(scene.body, lifted, sun)
    openness = _openness(scene.body, points, normals)
    upward = normals[1] * 0.5 + 0.5
    light = _SUN[:, None] * direct + _SKY[:, None] * (openness * (0.35 + 0.65 * upward))
    light += _BOUNCE[:, None] * (openness * (1 - upward))
    return colours * light


def _body_seen(scene: Scene, points: Floats, rays: Floats) -> Floats:
    normals = scene.body.normal(points)
    colours = scene.colours[scene.body.material(points)].T
    seen = _lit(scene, points, normals, colours)
    facing = np.clip(-(normals * rays).sum(axis=0), 0, 1)
    seen += (1 - facing) ** 3 * 0.16 * (0.4 + colours)
    half = _unit(scene.room.sun)[:, None] - rays
    half /= np.linalg.norm(half, axis=0)
    shine = np.clip((normals * half).sum(axis=0), 0, 1) ** 36
    return seen + scene.gloss * shine


def _room_seen(scene: Scene, origin: Floats, rays: Floats) -> tuple[Floats, Floats]:
    """Linear RGB [3, n] of floor and wall along rays, and how far away they are [n]."""
    room = scene.room
    with np.errstate(divide="ignore", invalid="ignore"):
        to_floor = np.where(rays[1] < -1e-5, -origin[1] / rays[1], np.inf).astype(np.float32)
        to_wall = np.where(rays[2] < -1e-5, (room.wall - origin[2]) / rays[2], np.inf)
    to_wall = to_wall.astype(np.float32)
    is_floor = to_floor < to_wall
    far = np.minimum(np.minimum(to_floor, to_wall), 60)
    points = origin + rays * far
    normals = np.where(is_floor, np.array([[0], [1], [0]]), np.array([[0], [0], [1]]))
    normals = normals.astype(np.float32)
    colours = np.where(is_floor, room.floor_colour(points), room.wall_colour(points))
    seen = _lit(scene, points, normals, colours.astype(np.float32))
    corner = np.where(is_floor, points[2] - room.wall, points[1])
    return seen * (1 - 0.28 * np.exp(-np.abs(corner) / 0.25)), far


def _tone(linear: Floats) -> NDArray[np.uint8]:
    soft = linear * (1 + linear / 4) / (1 + linear)
    return (np.clip(soft * 1.18, 0, 1) ** (1 / 2.2) * 255 + 0.5).astype(np.uint8)


def render(scene: Scene, camera: Camera) -> Image.Image:
    """The picture `camera` takes of `scene`, twice as fine as asked and then reduced."""
    fine = Camera(camera.place, camera.target, camera.width * 2, camera.height * 2, camera.field)
    origin = np.asarray(fine.place, np.float32)[:, None]
    rays = fine.rays()
    pixels = np.empty((rays.shape[1], 3), np.uint8)
    for start in range(0, rays.shape[1], _CHUNK):
        part = rays[:, start : start + _CHUNK]
        seen, far = _room_seen(scene, origin, part)
        way = _trace(scene.body, origin, part, far)
        hit = np.flatnonzero(np.isfinite(way))
        if len(hit):
            points = origin + part[:, hit] * way[hit]
            seen[:, hit] = _body_seen(scene, points, part[:, hit])
        pixels[start : start + _CHUNK] = _tone(seen).T
    image = Image.fromarray(pixels.reshape(fine.height, fine.width, 3))
    return image.resize((camera.width, camera.height), Image.Resampling.BOX)
