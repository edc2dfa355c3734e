/** -12345 as -12,345, the same in the build and in every browser. */
export function group(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
