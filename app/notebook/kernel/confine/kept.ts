const words = (text: string) => text.trim().split(/\s+/)

/** The language itself. */
const language = words(`
  AggregateError Array ArrayBuffer AsyncDisposableStack AsyncIterator Atomics BigInt BigInt64Array BigUint64Array
  Boolean DataView Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array
  Function Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy
  RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError Temporal
  TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite isNaN parseFloat parseInt
  undefined unescape
`)

/** What computes and shows, and reaches nothing outside. */
const platform = words(`
  AbortController AbortSignal Blob ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy CustomEvent
  DOMException DecompressionStream ErrorEvent Event EventTarget File Headers ImageData MessageEvent
  PromiseRejectionEvent ReadableStream ReadableStreamDefaultReader Response TextDecoder TextDecoderStream TextEncoder
  TextEncoderStream TransformStream URL URLSearchParams WritableStream addEventListener atob btoa clearInterval
  clearTimeout console constructor crossOriginIsolated crypto dispatchEvent isSecureContext location name navigator
  performance queueMicrotask removeEventListener reportError self setInterval setTimeout structuredClone
`)

/**
 * The names that cells find in their global. A list of what stays and not of what goes, so that a browser's next way
 * to the network or to storage is not there either.
 */
export const keptGlobals: ReadonlySet<string> = new Set([...language, ...platform])

/** What `navigator` still tells. */
export const keptOfNavigator: ReadonlySet<string> = new Set(
  words('constructor hardwareConcurrency language languages onLine platform userAgent'),
)

/** Static members that make addresses of what was computed, which could then be loaded as programs. */
export const removedOfUrl = ['createObjectURL', 'revokeObjectURL']

/** Names that a reader may well try: what they say instead of "not defined". */
export const explained: Readonly<Record<string, string>> = {
  fetch: 'cells reach no other site; data sets come by `datasets`, files of this site by `torch.load(new URL(…))`',
  XMLHttpRequest: 'cells reach no other site',
  WebSocket: 'cells reach no other site',
  Worker: 'cells start no workers; torchlet computes on several threads by itself',
  importScripts: "cells import from 'torchlet', 'd2l' and 'notebook'",
}
