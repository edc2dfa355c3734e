import { KC, MC, multiplyBlock, NC, packA, packB } from '../matmul/blocked'
import { Epilogue, MR, NR } from '../matmul/tile'
import { epilogueSpace, panelA, panelB } from '../workspace'
import { tapTable } from './forward'
import { Geometry, isPadded, paddedHeight, paddedWidth } from './geometry'

/**
 * The gradient of the input scattered: columns[taps, positions] = w^T[taps, outC] x gy[outC, positions], each row of
 * which is added to the image where its tap reads. Unlike the gathering way it computes nothing for the padding and the
 * gaps of a stride, but it writes the columns down: a block of them at a time, small enough to stay in cache.
 */
@inline const blockFloats: i32 = 32768

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

/** Rows of columns at a time: w^T for all of outC has to fit the space for A. */
@inline function blockTaps(geo: Geometry, taps: i32): i32 {
  return min(taps, min(MC, max(1, (MC * KC) / (geo.outC / geo.groups) / MR) * MR))
}
/** Whole rows of outputs at a time, no more than the space for B holds. */
@inline function blockRows(geo: Geometry, taps: i32): i32 {
  return max(1, min(min(geo.outH, NC / geo.outW), blockFloats / (blockTaps(geo, taps) * geo.outW)))
}

/** Whether w^T fits at all, and a row of outputs the space for B. */
export function canScatter(geo: Geometry): bool {
  return geo.outC / geo.groups <= MC * KC / MR && geo.outW <= NC
}

/** Bytes of scratch: a table, one group of channels of one padded image, and a block of columns. */
export function scatterScratch(geo: Geometry): i32 {
  const channels = geo.C / geo.groups, taps = channels * geo.kH * geo.kW
  const columns = blockTaps(geo, taps) * blockRows(geo, taps) * geo.outW
  return (taps + channels * paddedHeight(geo) * paddedWidth(geo) + columns + 8) << 2
}

/** Adds a row of n values to places `stride` elements apart. */
@inline function addRow(from: usize, to: usize, n: i32, stride: i32): void {
  const end = at(from, n)
  if (stride == 1) {
    for (; from + 16 <= end; from += 16, to += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(from)))
  }
  for (const step = <usize>stride << 2; from < end; from += 4, to += step) store<f32>(to, load<f32>(to) + load<f32>(from))
}

/** Takes the image out of its padding. */
function unpad(padded: usize, x: usize, C: i32, geo: Geometry, H: i32, W: i32): void {
  for (let c = 0; c < C; c++, padded = at(padded, H * W)) {
    for (let h = 0; h < geo.H; h++, x = at(x, geo.W)) {
      memory.copy(x, at(padded, (h + geo.padH) * W + geo.padW), <usize>geo.W << 2)
    }
  }
}

export function scatterGradInput(gy: usize, w: usize, gx: usize, geo: Geometry, from: i32, to: i32, scratch: usize): void {
  const channels = geo.C / geo.groups, outChannels = geo.outC / geo.groups
  const padded = isPadded(geo), H = paddedHeight(geo), W = paddedWidth(geo)
  const taps = channels * geo.kH * geo.kW, positions = geo.outH * geo.outW
  const mcMost = blockTaps(geo, taps), rowsMost = blockRows(geo, taps)
  const buffer = tapTable(scratch, channels, H, W, geo), columns = at(buffer, padded ? channels * H * W : 0)

  const epilogue = changetype<Epilogue>(epilogueSpace())
  epilogue.column = 4
  epilogue.biasRow = 0

  for (let g = 0; g < geo.groups; g++) {
    for (let n = from; n < to; n++) {
      const image = at(gx, (n * geo.C + g * channels) * geo.H * geo.W)
      const target = padded ? buffer : image
      memory.fill(target, 0, <usize>(channels * H * W) << 2)
      for (let i = 0; i < taps; i += mcMost) {
        const mc = min(taps - i, mcMost), whole = mcMost == taps
        // One block for all images stays packed from the first on.
        if (!whole || n == from) {
          for (let k = 0, dst = panelA(); k < outChannels; k += KC) {
            const kc = min(outChannels - k, KC)
            packA(at(w, (g * outChannels + k) * taps + i), 1, taps, mc, kc, dst)
            dst = at(dst, ((mc + MR - 1) / MR) * MR * kc)
          }
        }
        for (let oh = 0; oh < geo.outH; oh += rowsMost) {
          const rows = min(geo.outH - oh, rowsMost), nc = rows * geo.outW
          epilogue.row = <usize>nc << 2
          for (let k = 0, packed = panelA(); k < outChannels; k += KC) {
            const kc = min(outChannels - k, KC)
            packB(at(gy, (n * geo.outC + g * outChannels + k) * positions + oh * geo.outW), positions, 1, nc, kc, panelB())
            multiplyBlock(mc, nc, kc, panelB(), <usize>(NR * kc) << 2, NR << 2, columns, k > 0 ? 1 : 0, epilogue, 0, 0, packed)
            packed = at(packed, ((mc + MR - 1) / MR) * MR * kc)
          }
          for (let r = 0; r < mc; r++) {
            const place = at(target, load<i32>(at(scratch, i + r)))
            for (let h = 0; h < rows; h++) {
              addRow(at(columns, r * nc + h * geo.outW), at(place, (oh + h) * geo.strideH * W), geo.outW, geo.strideW)
            }
          }
        }
      }
      if (padded) unpad(buffer, image, channels, geo, H, W)
    }
  }
}
