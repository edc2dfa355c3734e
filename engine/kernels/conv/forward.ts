import { KC, MC, multiplyBlock, NC } from '../matmul/blocked'
import { Epilogue, NR } from '../matmul/tile'
import { epilogueSpace, panelB } from '../workspace'
import { Geometry, isPadded, paddedHeight, paddedWidth } from './geometry'
import { gridTable, packGatheredA, packGatheredB, padPlanes } from './patches'

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

/** Bytes of scratch that one call needs: four tables and, where there is padding, one group of channels of one image. */
export function conv2dScratch(geo: Geometry): i32 {
  const channels = geo.C / geo.groups
  const image = isPadded(geo) ? channels * paddedHeight(geo) * paddedWidth(geo) : 0
  return (2 * channels * geo.kH * geo.kW + geo.outC + geo.outH * geo.outW + image + 4) << 2
}

/** Channels that a sum takes together, tap by tap of the kernel. */
@inline const channelBlock: i32 = 16

/**
 * The order in which the products of a patch are summed: blocks of channels, in them the kernel's rows and columns, and for
 * each of those the channels; with groups channel by channel. Sums then round as in PyTorch's own convolutions (oneDNN's).
 * `places` are offsets in an image of H x W, `weights` those in a row of w.
 */
function summingOrder(places: usize, weights: usize, channels: i32, H: i32, W: i32, geo: Geometry): void {
  const block = geo.groups == 1 ? channelBlock : 1
  for (let first = 0; first < channels; first += block) {
    for (let kh = 0; kh < geo.kH; kh++) {
      for (let kw = 0; kw < geo.kW; kw++) {
        for (let c = first; c < min(first + block, channels); c++, places += 4, weights += 4) {
          store<i32>(places, (c * H + kh * geo.dilationH) * W + kw * geo.dilationW)
          store<i32>(weights, (c * geo.kH + kh) * geo.kW + kw)
        }
      }
    }
  }
}

/** Offsets of the elements of a patch, (channel, kernel row, kernel column), in an image of H x W. */
export function tapTable(table: usize, channels: i32, H: i32, W: i32, geo: Geometry): usize {
  for (let c = 0; c < channels; c++) {
    table = gridTable(table, geo.kH, geo.kW, geo.dilationH * W, geo.dilationW, c * H * W)
  }
  return table
}

/** Offsets of the upper left elements of all patches. */
export function windowTable(table: usize, W: i32, geo: Geometry): usize {
  return gridTable(table, geo.outH, geo.outW, geo.strideH * W, geo.strideW, 0)
}

/**
 * Images `from` to `to` of y: for each group, y[outC, positions] = w[outC, taps] x patches[taps, positions]. A block of
 * w is packed once for all images.
 */
export function conv2dImages_f32(x: usize, w: usize, bias: usize, y: usize, geo: Geometry, from: i32, to: i32, scratch: usize): void {
  const channels = geo.C / geo.groups, outChannels = geo.outC / geo.groups
  const padded = isPadded(geo), H = paddedHeight(geo), W = paddedWidth(geo)
  const taps = channels * geo.kH * geo.kW, positions = geo.outH * geo.outW
  const weights = at(scratch, taps), rows = at(weights, taps)
  summingOrder(scratch, weights, channels, H, W, geo)
  const windows = gridTable(rows, outChannels, 1, taps, 0, 0), buffer = windowTable(windows, W, geo)

  const epilogue = changetype<Epilogue>(epilogueSpace())
  epilogue.row = <usize>positions << 2
  epilogue.column = 4
  epilogue.biasRow = 4
  epilogue.biasColumn = 0

  for (let g = 0; g < geo.groups; g++) {
    for (let k = 0; k < taps; k += KC) {
      const kc = min(taps - k, KC)
      for (let i = 0; i < outChannels; i += MC) {
        const mc = min(outChannels - i, MC), first = g * outChannels + i
        packGatheredA(at(w, g * outChannels * taps), at(rows, i), mc, at(weights, k), kc)
        for (let n = from; n < to; n++) {
          let image = at(x, (n * geo.C + g * channels) * geo.H * geo.W)
          if (padded) {
            padPlanes(image, channels, geo.H, geo.W, buffer, geo.padH, geo.padW, H, W)
            image = buffer
          }
          for (let j = 0; j < positions; j += NC) {
            const nc = min(positions - j, NC)
            packGatheredB(image, at(windows, j), nc, at(scratch, k), kc)
            const c = at(y, (n * geo.outC + first) * positions + j)
            const rowBias = bias && k == 0 ? at(bias, first) : 0
            multiplyBlock(mc, nc, kc, panelB(), <usize>(NR * kc) << 2, NR << 2, c, k > 0 ? 1 : 0, epilogue, rowBias, 0)
          }
        }
      }
    }
  }
}
