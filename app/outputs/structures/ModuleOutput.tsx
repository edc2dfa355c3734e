import { type CSSProperties, useState } from 'react'
import type { ModuleLayer, ModuleOutput as Network } from '../../notebook/outputs.ts'
import { CopyButton } from '../CopyButton.tsx'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { group } from '../../notebook/group.ts'
import type { Words } from '../words.ts'
import { Layer } from './Layer.tsx'
import { LayerDiagram } from './LayerDiagram.tsx'
import { holdsLayers, inBytes } from './volumes.ts'

/**
 * A network as a tree of layers. Where it has been run, with what each layer costs, and drawn as the shapes it goes
 * through; live, each layer opens.
 */
export function ModuleOutput({ output, lookInto }: OutputProps<'module'>) {
  const words = useWords()
  const { id, layers, parameters, trainable, multiplyAdds, lastInput, inputShape, text } = output
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const ran = multiplyAdds !== null
  const costs = costsOf(output, words)
  const toggle = (path: string) =>
    setOpen(before => {
      const next = new Set(before)
      if (!next.delete(path)) next.add(path)
      return next
    })
  return (
    <OutputFrame kind="module" actions={<CopyButton text={() => text} />}>
      {inputShape && <LayerDiagram layers={layers} inputShape={inputShape} />}
      <ScrollRegion label={words.network(layers[0]?.type ?? '')}>
        <table className="output-table module-table">
          <thead>
            <tr>
              <th scope="col">{words.layer}</th>
              {ran && <th scope="col">{words.outputShape}</th>}
              {costs.map(({ name }) => (
                <th key={name} scope="col" data-numeric>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {withPaths(layers).map(({ path, layer }, i) => (
              <tr key={path}>
                <th scope="row" style={{ '--depth': layer.depth } as CSSProperties}>
                  {layer.name && <span className="module-name">{layer.name}</span>}{' '}
                  {lookInto && (layer.parameters > 0 || inputShape) ? (
                    <button
                      type="button"
                      className="module-open"
                      aria-expanded={open.has(path)}
                      title={words.lookInto}
                      onClick={() => toggle(path)}
                    >
                      {layer.type}
                    </button>
                  ) : (
                    layer.type
                  )}
                  {layer.settings && <span className="module-settings">({layer.settings})</span>}
                </th>
                {ran && <td>{layer.outputShape && `[${layer.outputShape.join(', ')}]`}</td>}
                {costs.map(({ name, values, most, write }) => (
                  <td key={name} data-numeric style={ran ? bar(values[i] / most) : undefined}>
                    {values[i] > 0 && write(values[i])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={ran ? 2 : 1}>
                {words.inAll}
              </th>
              {costs.map(({ name, total, write }) => (
                <td key={name} data-numeric>
                  {write(total)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
      {lookInto &&
        withPaths(layers)
          .filter(({ path }) => open.has(path))
          .map(({ path, layer }) => (
            <Layer key={path} title={`${path} ${layer.type}`} ask={() => lookInto(id, path)} />
          ))}
      {lastInput && <p className="output-note">{words.lastPass(`[${lastInput.join(', ')}]`)}</p>}
      {!ran && <p className="output-note">{words.notRunYet}</p>}
      {trainable < parameters && <p className="output-note">{words.trainable(trainable)}</p>}
    </OutputFrame>
  )
}

interface Costs {
  name: string
  /** One a layer. */
  values: number[]
  most: number
  total: number
  write(value: number): string
}

/** The columns of numbers; what only a run can tell is left out before one. */
function costsOf({ layers, parameters, multiplyAdds, activationBytes }: Network, words: Words): Costs[] {
  const column = (
    name: string,
    total: number,
    write: Costs['write'],
    of: (layer: ModuleLayer, i: number) => number,
  ) => {
    const values = layers.map(of)
    return { name, total, write, values, most: Math.max(1, ...values) }
  }
  const columns = [column(words.parameters, parameters, group, layer => layer.parameters)]
  if (multiplyAdds !== null)
    columns.push(column(words.multiplyAdds, multiplyAdds, group, layer => layer.multiplyAdds ?? 0))
  if (activationBytes !== undefined) {
    // The output of a container is that of a layer in it, and kept once.
    const bytesOf = (layer: ModuleLayer, i: number) => (holdsLayers(layers, i) ? 0 : (layer.outputBytes ?? 0))
    columns.push(column(words.memory, activationBytes, inBytes, bytesOf))
  }
  return columns
}

/** A bar behind a number: what share of the largest in its column it is. */
const bar = (share: number) => ({ '--share': `${Math.round(1000 * share) / 10}%` }) as CSSProperties

/** Dotted names, as the kernel knows layers: each stands below its parent, one step deeper. */
function withPaths(layers: ModuleLayer[]): { path: string; layer: ModuleLayer }[] {
  const above: string[] = []
  return layers.map(layer => {
    if (layer.depth === 0) return { path: '', layer }
    above.length = layer.depth - 1
    above.push(layer.name)
    return { path: above.join('.'), layer }
  })
}
