import { isolationHeaders, workerPolicy } from '../serve/headers.mjs'

/** A response as a host that can send headers would have sent it; one that has them already stays as it is. */
export function isolated(response: Response, request: Request): Response {
  if (response.status === 0 || response.type === 'opaque') return response
  if (response.headers.has('Cross-Origin-Embedder-Policy')) return response
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value)
  if (request.destination === 'worker') headers.set('Content-Security-Policy', workerPolicy)
  const { status, statusText, body } = response
  return new Response(body, { status, statusText, headers })
}
