import type { Graph } from './graph.ts'

/** A linear model, its squared error; x and y are data. */
const linear: Graph = [
  { name: 'w', formula: 'w', x: 44, y: 44, start: 0.5, asksForGradient: true },
  { name: 'x', formula: 'x', x: 44, y: 132, start: 2, asksForGradient: false },
  { name: 'b', formula: 'b', x: 132, y: 176, start: -0.5, asksForGradient: true },
  { name: 'y', formula: 'y', x: 220, y: 44, start: 2, asksForGradient: false },
  { name: 'p', formula: 'p = w·x', x: 132, y: 88, op: 'mul', inputs: ['w', 'x'] },
  { name: 'ŷ', formula: 'ŷ = p + b', x: 220, y: 132, op: 'add', inputs: ['p', 'b'] },
  { name: 'e', formula: 'e = ŷ − y', x: 308, y: 88, op: 'sub', inputs: ['ŷ', 'y'] },
  { name: 'l', formula: 'l = e²', x: 396, y: 88, op: 'square', inputs: ['e'] },
]

/** A unit with a bend: where its input is negative no gradient comes through. */
const unit: Graph = [
  { name: 'w', formula: 'w', x: 44, y: 44, start: -1.5, asksForGradient: true },
  { name: 'x', formula: 'x', x: 44, y: 132, start: 2, asksForGradient: false },
  { name: 'b', formula: 'b', x: 132, y: 176, start: 1, asksForGradient: true },
  { name: 'p', formula: 'p = w·x', x: 132, y: 88, op: 'mul', inputs: ['w', 'x'] },
  { name: 'z', formula: 'z = p + b', x: 220, y: 110, op: 'add', inputs: ['p', 'b'] },
  { name: 'a', formula: 'a = relu z', x: 308, y: 110, op: 'relu', inputs: ['z'] },
  { name: 'l', formula: 'l = a²', x: 396, y: 110, op: 'square', inputs: ['a'] },
]

/** One leaf on two ways to the result: the gradients of both ways add up. */
const twice: Graph = [
  { name: 'x', formula: 'x', x: 60, y: 110, start: 2, asksForGradient: true },
  { name: 'u', formula: 'u = x²', x: 190, y: 54, op: 'square', inputs: ['x'] },
  { name: 'v', formula: 'v = 3·x', x: 190, y: 166, op: 'triple', inputs: ['x'] },
  { name: 'y', formula: 'y = u + v', x: 330, y: 110, op: 'add', inputs: ['u', 'v'] },
]

export const examples = { linear, unit, twice }
