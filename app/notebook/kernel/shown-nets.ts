/** A net that an output shows, and what its layers gave where it was shown with an input. */
export interface ShownNet {
  net: object
  /** By the layer's dotted name: a tensor of the first examples. */
  outputs: ReadonlyMap<string, object>
}

/** Nets that the reader can look into, until their cell runs again. */
export class ShownNets {
  readonly #byPlace = new Map<string, ShownNet>()

  add(cell: string, output: string, shown: ShownNet) {
    this.#byPlace.set(`${cell}/${output}`, shown)
  }

  get = (cell: string, output: string) => this.#byPlace.get(`${cell}/${output}`)

  forget(cell: string) {
    for (const place of this.#byPlace.keys()) if (place.startsWith(`${cell}/`)) this.#byPlace.delete(place)
  }
}
