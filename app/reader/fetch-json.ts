/** What cannot be fetched is done without: null. */
export async function fetchJson<Value>(url: string): Promise<Value | null> {
  try {
    const response = await fetch(url)
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
