/* eslint-disable texts/no-raw-text -- programs for the graphics card */
/** Points as squares of the size of the mark; those of other layers are moved out of sight. */
export const VERTEX = `#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 radius;
layout(location = 2) in vec4 colourFrom;
layout(location = 3) in vec4 colourTo;
layout(location = 4) in vec2 shapeLayer;
uniform vec2 middle;
uniform vec2 worldToClip;
uniform float ratio;
uniform float mixing;
uniform float growth;
uniform float layer;
out vec4 colour;
out float size;
flat out float shape;
void main() {
  float r = mix(radius.x, radius.y, mixing) * growth;
  bool hidden = shapeLayer.y != layer || r <= 0.01 || place.x != place.x;
  gl_Position = hidden ? vec4(2.0, 2.0, 2.0, 1.0) : vec4((place - middle) * worldToClip, 0.0, 1.0);
  size = 2.0 * (1.2 * r + 2.0) * ratio;
  gl_PointSize = size;
  colour = mix(colourFrom, colourTo, mixing);
  shape = shapeLayer.x;
}`;

/** Signed distances to the six marks, in pixels; marks of the top layer have a ring in the panel's colour. */
export const FRAGMENT = `#version 300 es
precision highp float;
in vec4 colour;
in float size;
flat in float shape;
uniform vec3 halo;
uniform float ratio;
uniform float layer;
out vec4 result;
float box(vec2 p, float side) { vec2 d = abs(p) - side; return max(d.x, d.y); }
float triangle(vec2 p, float r) {
  return max(max(dot(p, vec2(0.866, -0.5)), dot(p, vec2(-0.866, -0.5))), p.y) - r * 0.5;
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * size;
  float r = (size * 0.5 - 2.0 * ratio) / 1.2;
  float line = 1.6 * ratio;
  float d;
  if (shape < 0.5) d = length(p) - r;
  else if (shape < 1.5) d = triangle(p, r * 1.2);
  else if (shape < 2.5) d = box(p, r * 0.86);
  else if (shape < 3.5) d = max(min(abs(p.x - p.y), abs(p.x + p.y)) * 0.7071 - line * 0.5, length(p) - r);
  else if (shape < 4.5) d = abs((abs(p.x) + abs(p.y)) * 0.7071 - r * 0.75) - line * 0.5;
  else d = abs(box(p, r * 0.8)) - line * 0.5;
  float inside = clamp(0.5 - d, 0.0, 1.0);
  float ring = layer > 1.5 ? clamp(0.5 - (d - 1.2 * ratio), 0.0, 1.0) : 0.0;
  float alpha = max(inside * colour.a, ring);
  if (alpha <= 0.0) discard;
  vec3 rgb = mix(halo, colour.rgb, inside);
  result = vec4(rgb * alpha, alpha);
}`;
