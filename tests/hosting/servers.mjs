import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { caddyfile } from '../../app/site/hosting/caddy.mjs'
import { nginxConfig } from '../../app/site/hosting/nginx.mjs'
import { readRules } from '../../app/site/serve/rules.mjs'
import { listen, serveSite } from '../../app/site/serve/server.mjs'

const has = command => spawnSync(command, ['-v']).error === undefined

async function freePort() {
  const probe = createServer()
  await new Promise(done => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address()
  await new Promise(done => probe.close(done))
  return port
}

/** Starts a server in the foreground in a folder of its own and waits until it answers. */
async function startProgram(command, args, folder, port, base, env = {}) {
  let said = ''
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said = (said + chunk).slice(-2000)))
  const address = `http://localhost:${port}`
  const stop = async () => {
    const ended = new Promise(done => child.once('exit', done))
    if (child.exitCode === null && child.kill()) await ended
    rmSync(folder, { recursive: true })
  }
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`${address}${base}`).then(
        response => response.ok,
        () => false,
      )
    )
      return { address, stop }
    await new Promise(done => setTimeout(done, 100))
  }
  await stop()
  throw new Error(`${command} did not answer: ${said}`)
}

/** The shipped server block within the little that nginx needs to run as anybody, on a port of its own. */
async function startNginx({ folder, base }) {
  const own = mkdtempSync(join(tmpdir(), 'nginx-'))
  const port = await freePort()
  const site = nginxConfig({ base, rules: readRules(folder), root: resolve(folder), port })
  const types = ['/etc/nginx/mime.types', '/opt/homebrew/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types']
  const known = types.find(path => {
    try {
      return readFileSync(path)
    } catch {
      return false
    }
  })
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${own}/${name};`,
  )
  writeFileSync(
    join(own, 'nginx.conf'),
    `daemon off; pid ${own}/pid; error_log stderr; worker_processes 1;
events {}
http { access_log off; ${temporary.join(' ')} ${known ? `include ${known};` : ''}
${site}
}`,
  )
  return startProgram('nginx', ['-p', own, '-c', join(own, 'nginx.conf')], own, port, base)
}

async function startCaddy({ folder, base }) {
  const own = mkdtempSync(join(tmpdir(), 'caddy-'))
  const port = await freePort()
  const text = caddyfile({ base, rules: readRules(folder), root: resolve(folder), address: `http://localhost:${port}` })
  writeFileSync(join(own, 'Caddyfile'), `{\n\tadmin off\n}\n${text}`)
  const args = ['run', '--adapter', 'caddyfile', '--config', join(own, 'Caddyfile')]
  return startProgram('caddy', args, own, port, base, { XDG_DATA_HOME: own, XDG_CONFIG_HOME: own })
}

/** The book's own server; without headers it stands for every plain static host. */
const startOwn =
  headers =>
  async ({ folder, base }) => {
    const server = serveSite(folder, { base, headers })
    const address = await listen(server, 0)
    const stop = () => {
      server.closeAllConnections()
      return new Promise(done => server.close(done))
    }
    return { address, stop }
  }

export const servers = [
  { name: 'nginx', start: startNginx, sendsHeaders: true, skipped: !has('nginx') && 'nginx is not installed' },
  { name: 'Caddy', start: startCaddy, sendsHeaders: true, skipped: !has('caddy') && 'caddy is not installed' },
  { name: 'own server', start: startOwn(true), sendsHeaders: true },
  { name: 'static host without headers', start: startOwn(false), sendsHeaders: false },
]
