import { toNum } from '../inspect.ts'
import type { Scalar, TrainedResult } from '../notebook.d.ts'
import { toNumber } from './numbers.ts'
import type { OutputTarget } from './target.ts'

/** `keepResult(name, { net, input, testAcc, trainAcc })`: what the network takes is found by running it once. */
export function keepResult(target: OutputTarget, network: string, { net, input, testAcc, trainAcc }: TrainedResult) {
  const cost = target.engine.cost(net, input)
  if (!cost) throw new TypeError(`keepResult: \`net\` of "${network}" must be an nn.Module`)
  target.place({
    kind: 'result',
    network,
    ...cost,
    trainAcc: trainAcc === undefined ? null : toNum(share(target, 'trainAcc', trainAcc)),
    testAcc: toNum(share(target, 'testAcc', testAcc)),
  })
}

function share({ engine }: OutputTarget, name: string, value: Scalar): number {
  const number = toNumber(value, engine)
  if (number < 0 || number > 1) throw new RangeError(`keepResult: ${name} is a share between 0 and 1, not ${number}`)
  return number
}
