/** Thrown by loop guards when the reader pressed Stop. */
export class Stopped extends Error {
  override name = 'Stopped'
  constructor() {
    super('stopped')
  }
}
