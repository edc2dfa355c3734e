/**
 * The recording configuration, on which runs can be compared exactly: Node, the plain-SIMD binary, one thread. Imported
 * before the engine, which chooses its binary by what `WebAssembly.validate` says of relaxed SIMD.
 */
const validate = WebAssembly.validate.bind(WebAssembly)
/** `i32x4.relaxed_trunc…` to `f32x4.relaxed_madd`: opcodes from 0x100 on, encoded as 0xfd 0x80-0x94 0x02. */
const relaxedOpcode = (bytes: Uint8Array) =>
  bytes.some((byte, i) => byte === 0xfd && bytes[i + 1] >= 0x80 && bytes[i + 1] <= 0x94 && bytes[i + 2] === 0x02)

WebAssembly.validate = bytes => {
  const view =
    bytes instanceof ArrayBuffer
      ? new Uint8Array(bytes)
      : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return !(view.length < 100 && relaxedOpcode(view)) && validate(bytes)
}

export const useOneThread = async () => {
  const { torch } = await import('torchlet')
  torch.setNumThreads(1)
}

// An error that no cell waits for would end the run of all others.
process.on('unhandledRejection', error => {
  console.error('  uncaught in a promise:', error)
  process.exitCode = 1
})
