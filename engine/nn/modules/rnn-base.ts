import { empty } from '../../ops/creation.ts'
import { cat, stack } from '../../ops/join.ts'
import { formatShape, wholeNumber } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { dropout } from '../functional/dropout.ts'
import { uniform_ } from '../init.ts'
import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'
import { formatFields, type Shown } from '../repr.ts'
import type { Cell, Weights } from '../functional/recurrent.ts'

export interface RecurrentOptions {
  numLayers?: number
  bias?: boolean
  /** Whether the batch comes before time: [B, T, F] instead of [T, B, F]. */
  batchFirst?: boolean
  /** Probability of dropping outputs between the layers. */
  dropout?: number
  /** Whether a second set of weights reads backwards; its outputs are put behind the first's. */
  bidirectional?: boolean
}
export interface ProjectedOptions extends RecurrentOptions {
  /** LSTM: each output is multiplied by a matrix weight_hr down to so many values (Sak et al., 2014). */
  projSize?: number
}

/**
 * Stacked recurrent layers. Parameters have PyTorch's names, weight_ih_l0 [gates hiddenSize, inputSize], weight_hh_l0,
 * bias_ih_l0, bias_hh_l0, `_l1` for the second layer, `_reverse` for the other direction; all from
 * U(-1 / sqrt(hiddenSize), 1 / sqrt(hiddenSize)).
 */
export abstract class RecurrentBase<State> extends Module {
  readonly inputSize: number
  readonly hiddenSize: number
  readonly numLayers: number
  readonly withBias: boolean
  readonly batchFirst: boolean
  readonly dropout: number
  readonly bidirectional: boolean
  readonly projSize: number
  protected abstract readonly cell: Cell;
  /** `weight_ih_l0`, `bias_hh_l1_reverse` ... */
  readonly [parameter: `weight_${string}` | `bias_${string}`]: Parameter

  constructor(inputSize: number, hiddenSize: number, gates: number, options: number | ProjectedOptions) {
    super()
    const given: ProjectedOptions = typeof options === 'number' ? { numLayers: options } : options
    const {
      numLayers = 1,
      bias = true,
      batchFirst = false,
      dropout: p = 0,
      bidirectional = false,
      projSize = 0,
    } = given
    if (projSize < 0 || projSize >= hiddenSize || (projSize > 0 && gates !== 4))
      throw new RangeError(`${this.className}: projSize is for LSTM and must be below hiddenSize, got ${projSize}`)
    wholeNumber(this.className, 'numLayers', numLayers, 1)
    wholeNumber(this.className, 'hiddenSize', hiddenSize, 1)
    this.inputSize = inputSize
    this.hiddenSize = hiddenSize
    this.numLayers = numLayers
    this.withBias = bias
    this.batchFirst = batchFirst
    this.dropout = p
    this.bidirectional = bidirectional
    this.projSize = projSize
    for (let layer = 0; layer < numLayers; layer++) {
      for (const suffix of this.suffixes(layer)) {
        const width = layer === 0 ? inputSize : this.outputSize * this.directions
        const shapes = { weight_ih: [gates * hiddenSize, width], weight_hh: [gates * hiddenSize, this.outputSize] }
        const projection = projSize > 0 ? { weight_hr: [projSize, hiddenSize] } : {}
        const biases = { bias_ih: [gates * hiddenSize], bias_hh: [gates * hiddenSize] }
        for (const [name, sizes] of Object.entries({ ...shapes, ...(bias ? biases : {}), ...projection }))
          this.registerParameter(name + suffix, new Parameter(empty(sizes)))
      }
    }
    this.resetParameters()
  }

  /** Values of the output of each step. */
  private get outputSize(): number {
    return this.projSize || this.hiddenSize
  }
  private get directions(): 1 | 2 {
    return this.bidirectional ? 2 : 1
  }
  private suffixes(layer: number): string[] {
    return this.bidirectional ? [`_l${layer}`, `_l${layer}_reverse`] : [`_l${layer}`]
  }
  private weights(suffix: string): Weights {
    const own = this as unknown as Record<string, Parameter | undefined>
    return {
      ih: own[`weight_ih${suffix}`]!,
      hh: own[`weight_hh${suffix}`]!,
      biasIh: own[`bias_ih${suffix}`] ?? null,
      biasHh: own[`bias_hh${suffix}`] ?? null,
      hr: own[`weight_hr${suffix}`] ?? null,
    }
  }

  resetParameters(): void {
    const bound = 1 / Math.sqrt(this.hiddenSize)
    for (const parameter of this.parameters()) uniform_(parameter, -bound, bound)
  }
  /** For PyTorch's sake: the weights lie as they should. */
  flattenParameters(): void {}

  /** What carries over from step to step, one tensor [layers directions, B, hiddenSize] each. */
  protected abstract unpackState(state: State | null): Tensor[] | null
  protected abstract packState(parts: Tensor[]): State

  private checkState(parts: Tensor[], batch: number, single: boolean): Tensor[] {
    return parts.map((part, i) => {
      const width = i === 0 ? this.outputSize : this.hiddenSize
      const sizes = [this.numLayers * this.directions, ...(single ? [] : [batch]), width]
      if (formatShape(part.sizes) !== formatShape(sizes))
        throw new RangeError(
          `${this.className}: expected a state of shape ${formatShape(sizes)}, got ${formatShape(part.sizes)}`,
        )
      return single ? part.unsqueeze(1) : part
    })
  }

  /** x [T, B, F] (or [B, T, F], or one sequence [T, F]) and an initial state -> outputs of the last layer and the last state. */
  override forward(x: Tensor, state: State | null = null): [output: Tensor, state: State] {
    const single = x.sizes.length === 2
    if (!single && x.sizes.length !== 3)
      throw new RangeError(`${this.className}: expected [T, B, F] or [T, F], got shape ${formatShape(x.sizes)}`)
    if (x.sizes[x.sizes.length - 1] !== this.inputSize)
      throw new RangeError(
        `${this.className}: expected ${this.inputSize} features, got an input of shape ${formatShape(x.sizes)}`,
      )
    let layerInput = single ? x.unsqueeze(1) : this.batchFirst ? x.transpose(0, 1) : x
    const given = this.unpackState(state)
    const initial = given && this.checkState(given, layerInput.sizes[1], single)
    const last: Tensor[][] = []
    for (let layer = 0; layer < this.numLayers; layer++) {
      const outputs = this.suffixes(layer).map((suffix, direction) => {
        const from = initial?.map(part => part.at(layer * this.directions + direction)) ?? null
        const { output, state: end } = this.cell(layerInput, from, this.weights(suffix), direction === 1)
        last.push(end)
        return output
      })
      layerInput = outputs.length === 1 ? outputs[0] : cat(outputs, 2)
      if (layer < this.numLayers - 1 && this.dropout > 0) layerInput = dropout(layerInput, this.dropout, this.training)
    }
    const ends = last[0].map((_, i) => stack(last.map(parts => parts[i])))
    if (single) return [layerInput.squeeze(1), this.packState(ends.map(end => end.squeeze(1)))]
    return [this.batchFirst ? layerInput.transpose(0, 1) : layerInput, this.packState(ends)]
  }

  override extraRepr(): string {
    const fields: Record<string, Shown> = {
      ...(this.projSize === 0 ? {} : { projSize: this.projSize }),
      ...(this.numLayers === 1 ? {} : { numLayers: this.numLayers }),
      ...(this.withBias ? {} : { bias: false }),
      ...(this.batchFirst ? { batchFirst: true } : {}),
      ...(this.dropout === 0 ? {} : { dropout: this.dropout }),
      ...(this.bidirectional ? { bidirectional: true } : {}),
    }
    const rest = Object.keys(fields).length ? `, ${formatFields(fields)}` : ''
    return `${this.inputSize}, ${this.hiddenSize}${rest}`
  }
}
