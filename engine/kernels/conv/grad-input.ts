import { KC, MC, multiplyBlock, NC } from '../matmul/blocked'
import { Epilogue, NR } from '../matmul/tile'
import { epilogueSpace, panelB } from '../workspace'
import { Geometry } from './geometry'
import { gridTable, packGatheredA, packGatheredB, padPlanes } from './patches'

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

/**
 * Along one axis, input i takes part in output o = (i + pad - tap * dilation) / stride where that is whole. Inputs
 * i = phase + stride * t share the taps they have; for them o = t + shift(tap).
 */
@inline function shift(phase: i32, pad: i32, tap: i32, dilation: i32, stride: i32): i32 {
  const distance = phase + pad - tap * dilation
  return distance % stride == 0 ? distance / stride : i32.MIN_VALUE
}

/** How far the gradient has to be extended with zeros before its first element, and up to where after it. */
@inline function marginBefore(pad: i32, kernel: i32, dilation: i32, stride: i32): i32 {
  return max(0, ((kernel - 1) * dilation - pad + stride - 1) / stride)
}
@inline function extendedSize(size: i32, out: i32, pad: i32, kernel: i32, dilation: i32, stride: i32): i32 {
  return marginBefore(pad, kernel, dilation, stride) + max(out, (size - 1 + pad) / stride + 1)
}
@inline function extendedHeight(geo: Geometry): i32 {
  return extendedSize(geo.H, geo.outH, geo.padH, geo.kH, geo.dilationH, geo.strideH)
}
@inline function extendedWidth(geo: Geometry): i32 {
  return extendedSize(geo.W, geo.outW, geo.padW, geo.kW, geo.dilationW, geo.strideW)
}

/** Bytes of scratch that one call needs: four tables and the extended gradient of one group of one image. */
export function gatherScratch(geo: Geometry): i32 {
  const outChannels = geo.outC / geo.groups
  const taps = outChannels * geo.kH * geo.kW, image = outChannels * extendedHeight(geo) * extendedWidth(geo)
  return (2 * taps + geo.C + geo.H * geo.W + image + 4) << 2
}

/** Taps of one phase: where each finds its weight, and its place in the gradient. Returns how many there are. */
function phaseTaps(weights: usize, places: usize, geo: Geometry, phaseH: i32, phaseW: i32, H: i32, W: i32): i32 {
  const outChannels = geo.outC / geo.groups, channels = geo.C / geo.groups
  const top = marginBefore(geo.padH, geo.kH, geo.dilationH, geo.strideH)
  const left = marginBefore(geo.padW, geo.kW, geo.dilationW, geo.strideW)
  let count = 0
  for (let c = 0; c < outChannels; c++) {
    for (let kh = 0; kh < geo.kH; kh++) {
      const h = shift(phaseH, geo.padH, kh, geo.dilationH, geo.strideH)
      if (h == i32.MIN_VALUE) continue
      for (let kw = 0; kw < geo.kW; kw++) {
        const w = shift(phaseW, geo.padW, kw, geo.dilationW, geo.strideW)
        if (w == i32.MIN_VALUE) continue
        store<i32>(at(weights, count), (c * channels * geo.kH + kh) * geo.kW + kw)
        store<i32>(at(places, count), (c * H + top + h) * W + left + w)
        count++
      }
    }
  }
  return count
}

/**
 * The gradient of the input gathered: images `from` to `to` of gx, for each group and each phase of the stride, gx[C, inputs] = w^T[C, taps] x
 * gradients[taps, inputs]. With stride 1 there is one phase, and its inputs are the whole image.
 */
export function gatherGradInput(gy: usize, w: usize, gx: usize, geo: Geometry, from: i32, to: i32, scratch: usize): void {
  const channels = geo.C / geo.groups, outChannels = geo.outC / geo.groups
  const H = extendedHeight(geo), W = extendedWidth(geo)
  const top = marginBefore(geo.padH, geo.kH, geo.dilationH, geo.strideH)
  const left = marginBefore(geo.padW, geo.kW, geo.dilationW, geo.strideW)
  const kernel = geo.kH * geo.kW, plane = geo.H * geo.W
  const dense = geo.strideH == 1 && geo.strideW == 1

  const weights = scratch, places = at(weights, outChannels * kernel), rows = at(places, outChannels * kernel)
  const inputs = gridTable(rows, channels, 1, kernel, 0, 0), buffer = at(inputs, plane)
  if (!dense) memory.fill(at(gx, from * geo.C * plane), 0, <usize>((to - from) * geo.C * plane) << 2)

  const epilogue = changetype<Epilogue>(epilogueSpace())
  epilogue.row = <usize>plane << 2
  epilogue.column = <usize>geo.strideW << 2
  epilogue.biasRow = 0

  for (let g = 0; g < geo.groups; g++) {
    const groupWeights = at(w, g * outChannels * channels * kernel)
    for (let phaseH = 0; phaseH < min(geo.strideH, geo.H); phaseH++) {
      for (let phaseW = 0; phaseW < min(geo.strideW, geo.W); phaseW++) {
        const taps = phaseTaps(weights, places, geo, phaseH, phaseW, H, W)
        const height = (geo.H - phaseH + geo.strideH - 1) / geo.strideH
        const width = (geo.W - phaseW + geo.strideW - 1) / geo.strideW
        gridTable(inputs, height, width, W, 1, 0)
        // Rows of gx that belong together lie apart unless the stride is 1, so that each is a product of its own.
        const bands = dense ? 1 : height, bandSize = dense ? height * width : width
        for (let k = 0; k < taps; k += KC) {
          const kc = min(taps - k, KC)
          for (let i = 0; i < channels; i += MC) {
            const mc = min(channels - i, MC)
            packGatheredA(groupWeights, at(rows, i), mc, at(weights, k), kc)
            for (let n = from; n < to; n++) {
              const image = at(gy, (n * geo.outC + g * outChannels) * geo.outH * geo.outW)
              padPlanes(image, outChannels, geo.outH, geo.outW, buffer, top, left, H, W)
              const planes = at(gx, (n * geo.C + g * channels + i) * plane)
              for (let band = 0; band < bands; band++) {
                const target = at(planes, (phaseH + band * geo.strideH) * geo.W + phaseW)
                for (let j = 0; j < bandSize; j += NC) {
                  const nc = min(bandSize - j, NC)
                  packGatheredB(buffer, at(inputs, band * width + j), nc, at(places, k), kc)
                  const c = target + <usize>j * epilogue.column
                  multiplyBlock(mc, nc, kc, panelB(), <usize>(NR * kc) << 2, NR << 2, c, k > 0 ? 1 : 0, epilogue, 0, 0)
                }
              }
            }
          }
        }
      }
    }
  }
}
