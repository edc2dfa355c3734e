import type { CSSProperties } from 'react'
import { CopyButton } from '../CopyButton.tsx'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { group } from '../words.ts'

/** A network as a tree of layers, with what it costs where it has been run. */
export function ModuleOutput({ output }: OutputProps<'module'>) {
  const words = useWords()
  const { layers, parameters, trainable, multiplyAdds, text } = output
  const ran = multiplyAdds !== null
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
            {layers.map((layer, i) => (
              <tr key={i}>
                <th scope="row" style={{ '--depth': layer.depth } as CSSProperties}>
                  {layer.name && <span className="module-name">{layer.name}</span>} {layer.type}
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
      {trainable < parameters && <p className="output-note">{words.trainable(trainable)}</p>}
    </OutputFrame>
  )
}
