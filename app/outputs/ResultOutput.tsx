import type { OutputProps } from './kinds.ts'
import { useWords } from './language.ts'
import { OutputFrame } from './OutputFrame.tsx'
import { group } from '../notebook/group.ts'

/** A trained network in one row: what it takes and what it has reached. */
export function ResultOutput({ output }: OutputProps<'result'>) {
  const words = useWords()
  const { network, parameters, multiplyAdds, trainAcc, testAcc } = output
  const facts: [string, string][] = [
    [words.parameters, group(parameters)],
    [words.multiplyAdds, group(multiplyAdds)],
    ...(trainAcc === null ? [] : [[words.trainAcc, share(Number(trainAcc))] as [string, string]]),
    [words.testAcc, share(Number(testAcc))],
  ]
  return (
    <OutputFrame kind="result">
      <p className="result-network">{network}</p>
      <dl className="result-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt> <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </OutputFrame>
  )
}

const share = (value: number) => value.toFixed(3)
