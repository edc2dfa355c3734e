import { type CSSProperties, useState } from 'react'
import type { ModuleLayer } from '../../notebook/outputs.ts'
import { CopyButton } from '../CopyButton.tsx'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { group } from '../words.ts'
import { Layer } from './Layer.tsx'

/** A network as a tree of layers, with what it costs where it has been run; live, each layer opens. */
export function ModuleOutput({ output, lookInto }: OutputProps<'module'>) {
  const words = useWords()
  const { id, layers, parameters, trainable, multiplyAdds, text } = output
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const ran = multiplyAdds !== null
  const toggle = (path: string) =>
    setOpen(before => {
      const next = new Set(before)
      if (!next.delete(path)) next.add(path)
      return next
    })
  return (
    <OutputFrame kind="module" actions={<CopyButton text={() => text} />}>
      <ScrollRegion label={words.network(layers[0]?.type ?? '')}>
        <table className="output-table module-table">
          <thead>
            <tr>
              <th scope="col">{words.layer}</th>
              {ran && <th scope="col">{words.outputShape}</th>}
              <th scope="col" data-numeric>
                {words.parameters}
              </th>
              {ran && (
                <th scope="col" data-numeric>
                  {words.multiplyAdds}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {withPaths(layers).map(({ path, layer }) => (
              <tr key={path}>
                <th scope="row" style={{ '--depth': layer.depth } as CSSProperties}>
                  {layer.name && <span className="module-name">{layer.name}</span>}{' '}
                  {lookInto && (layer.parameters > 0 || ran) ? (
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
                <td data-numeric>{layer.parameters > 0 && group(layer.parameters)}</td>
                {ran && <td data-numeric>{layer.multiplyAdds ? group(layer.multiplyAdds) : ''}</td>}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={ran ? 2 : 1}>
                {words.inAll}
              </th>
              <td data-numeric>{group(parameters)}</td>
              {ran && <td data-numeric>{group(multiplyAdds)}</td>}
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
      {trainable < parameters && <p className="output-note">{words.trainable(trainable)}</p>}
    </OutputFrame>
  )
}

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
