import { KC, MC, multiplyBlock, NC, packA } from '../matmul/blocked'
import { Epilogue, NR } from '../matmul/tile'
import { epilogueSpace, panelB } from '../workspace'
import { tapTable, windowTable } from './forward'
import { Geometry, isPadded, paddedHeight, paddedWidth } from './geometry'
import { packGatheredB, padPlanes } from './patches'

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

/**
 * gw[outC, taps] = sum over images `from` to `to` of gy[outC, positions] x patches[positions, taps]: the forward product
 * with positions and taps exchanged. Needs as much scratch as the forward pass.
 */
export function conv2dGradWeightImages_f32(gy: usize, x: usize, gw: usize, geo: Geometry, from: i32, to: i32, scratch: usize): void {
  const channels = geo.C / geo.groups, outChannels = geo.outC / geo.groups
  const padded = isPadded(geo), H = paddedHeight(geo), W = paddedWidth(geo)
  const taps = channels * geo.kH * geo.kW, positions = geo.outH * geo.outW
  const windows = tapTable(scratch, channels, H, W, geo), buffer = windowTable(windows, W, geo)

  const epilogue = changetype<Epilogue>(epilogueSpace())
  epilogue.row = <usize>taps << 2
  epilogue.column = 4
  epilogue.biasRow = 0

  for (let g = 0; g < geo.groups; g++) {
    for (let n = from; n < to; n++) {
      let image = at(x, (n * geo.C + g * channels) * geo.H * geo.W)
      if (padded) {
        padPlanes(image, channels, geo.H, geo.W, buffer, geo.padH, geo.padW, H, W)
        image = buffer
      }
      for (let k = 0; k < positions; k += KC) {
        const kc = min(positions - k, KC), add = n > from || k > 0 ? 1 : 0
        for (let j = 0; j < taps; j += NC) {
          const nc = min(taps - j, NC)
          packGatheredB(image, at(scratch, j), nc, at(windows, k), kc)
          for (let i = 0; i < outChannels; i += MC) {
            const mc = min(outChannels - i, MC), first = g * outChannels + i
            packA(at(gy, (n * geo.outC + first) * positions + k), positions, 1, mc, kc)
            multiplyBlock(mc, nc, kc, panelB(), <usize>(NR * kc) << 2, NR << 2, at(gw, first * taps + j), add, epilogue, 0, 0)
          }
        }
      }
    }
  }
}
