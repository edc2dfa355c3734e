/** The geometry of a window, sixteen int32s in the order of `convGeometry`. */
@unmanaged export class Geometry {
  N: i32
  C: i32
  H: i32
  W: i32
  outC: i32
  outH: i32
  outW: i32
  kH: i32
  kW: i32
  strideH: i32
  strideW: i32
  padH: i32
  padW: i32
  dilationH: i32
  dilationW: i32
  groups: i32
}

/** First and one past the last kernel row (or column) that falls inside the input, for an output at `start` = o * stride - pad. */
@inline export function firstInside(start: i32, dilation: i32): i32 {
  return start >= 0 ? 0 : (dilation - 1 - start) / dilation
}
@inline export function endInside(start: i32, dilation: i32, kernel: i32, size: i32): i32 {
  return start + (kernel - 1) * dilation < size ? kernel : max(0, (size - start + dilation - 1) / dilation)
}

/** The input with its padding: as far as the last window reaches, and at least as far as the data do. */
@inline export function paddedHeight(geo: Geometry): i32 {
  return max(geo.H + geo.padH, (geo.outH - 1) * geo.strideH + (geo.kH - 1) * geo.dilationH + 1)
}
@inline export function paddedWidth(geo: Geometry): i32 {
  return max(geo.W + geo.padW, (geo.outW - 1) * geo.strideW + (geo.kW - 1) * geo.dilationW + 1)
}
@inline export function isPadded(geo: Geometry): bool {
  return paddedHeight(geo) != geo.H || paddedWidth(geo) != geo.W
}
