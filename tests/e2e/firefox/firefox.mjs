#!/usr/bin/env node
/**
 * Stands in the place of Firefox's own program, so that Playwright can drive the Firefox that is installed: it speaks
 * WebDriver BiDi, but an extended-support release lacks a command or two that Playwright sends to every page without
 * need. Those are answered here; everything else goes through as it is.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import WebSocket, { WebSocketServer } from 'ws'

/** What tests of this project never rely on in Firefox. */
const answeredHere = new Set(['emulation.setMediaFeaturesOverride'])
const announcement = /WebDriver BiDi listening on (ws:\/\/\S+)/

const firefox = spawn(process.env.FIREFOX_PATH, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] })
firefox.on('exit', code => process.exit(code ?? 0))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => firefox.kill(signal))

createInterface({ input: firefox.stderr }).on('line', line => {
  const address = announcement.exec(line)?.[1]
  if (address) relay(address)
  else console.error(line)
})

function relay(address) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('listening', () => console.error(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}`))
  server.on('connection', playwright => {
    const browser = new WebSocket(`${address}/session`)
    const opened = new Promise(resolve => browser.once('open', resolve))
    playwright.on('message', data => {
      const text = String(data)
      const { id, method } = JSON.parse(text)
      if (answeredHere.has(method)) playwright.send(JSON.stringify({ type: 'success', id, result: {} }))
      else void opened.then(() => browser.send(text))
    })
    browser.on('message', data => playwright.send(String(data)))
    playwright.on('close', () => browser.close())
    browser.on('close', () => playwright.close())
    // A broken line shows itself as a closed one.
    playwright.on('error', () => {})
    browser.on('error', () => {})
  })
}
