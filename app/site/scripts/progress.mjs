/** One line a step of a script: what it does while it does it, how long it took when it is done. */
export async function step(name, work) {
  const start = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`  ${name} …`)
  const note = await work()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const line = `  ${name}${typeof note === 'string' ? ` (${note})` : ''}: ${seconds} s`
  console.log(process.stdout.isTTY ? `\r\u001b[K${line}` : line)
}
