import { execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { signCall } from '@holdfast/driver'
import { choosePorts } from '@holdfast/embedded/ports'
import { quantile } from '../e2e/support/quantile.ts'
import { report } from '../e2e/support/report.ts'
import { table } from '../e2e/support/table.ts'
import { processorTimeOf } from './live/processor-time.ts'
import { visit } from './static/visitor.ts'

// How many static files the host that comes along serves a second, and for a second of processor time, beside nginx on
// the same files in the same run. One process of each, so that a second of processor time is a second of one core.
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, rounds: { type: 'string', default: '3' } },
})
const [SECONDS, ROUNDS] = [Number(values.seconds), Number(values.rounds)]
const WARM_UP_SECONDS = 2
const HOST_NAME = 'bench.localhost'

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const headers = [`Host: ${HOST_NAME}`, `User-Agent: ${BROWSER}`]

const sizes = [
  { name: 'small', bytes: 4_096, count: 200, connections: 50 },
  { name: 'middling', bytes: 100_000, count: 50, connections: 50 },
  { name: 'large', bytes: 8_000_000, count: 8, connections: 8 },
]

interface Contender {
  name: string
  port: number
  /** Of the process that serves. */
  pid: number
  stop(): Promise<void>
}

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-static-'))
const site = join(scratch, 'site')
mkdirSync(site)
const paths = Object.fromEntries(
  sizes.map(({ name, bytes, count }) => {
    const names = Array.from({ length: count }, (_, i) => `${name}-${i}.html`)
    for (const file of names) writeFileSync(join(site, file), randomBytes(bytes))
    return [name, names.map((file) => `/${file}`)]
  }),
)

const wish = { name: 'the benchmark', variable: 'none', port: 0, usual: 0 }
const ports = await choosePorts(scratch, wish, 3)
await ports.release()
const contenders: Contender[] = []
try {
  contenders.push(await startFiles(ports.numbers[0]!, ports.numbers[1]!))
  const nginx = await startNginx(ports.numbers[2]!)
  if (nginx) contenders.push(nginx)

  const rows: (string | number)[][] = []
  for (const { name, bytes, connections } of sizes) {
    const perSecond = new Map<string, number[]>()
    const measured = new Map<string, { done: number; ms: number }[]>()
    for (let round = 0; round < ROUNDS; round++) {
      for (const contender of contenders) {
        const { port } = contender
        await visit({ port, paths: paths[name]!, connections, headers, seconds: WARM_UP_SECONDS })
        const before = (await processorTimeOf(contender.pid))!
        const done = await visit({ port, paths: paths[name]!, connections, headers, seconds: SECONDS })
        const ms = (await processorTimeOf(contender.pid))! - before
        append(perSecond, contender.name, done / SECONDS)
        append(measured, contender.name, { done, ms })
      }
    }
    const rates = new Map(
      [...measured].map(([who, all]) => [
        who,
        quantile(
          all.map(({ done, ms }) => (done / ms) * 1000),
          0.5,
        ),
      ]),
    )
    for (const { name: who } of contenders) {
      const rate = rates.get(who)!
      const row = [
        `${name}, ${bytes.toLocaleString('en')} bytes`,
        who,
        Math.round(quantile(perSecond.get(who)!, 0.5)),
        Math.round(rate),
        Math.round((rate * bytes) / 1e6),
        rates.has('nginx') ? (rate / rates.get('nginx')!).toFixed(2) : '–',
      ]
      console.log(row.join(' · '))
      rows.push(row)
    }
  }
  const isAlone = contenders.length === 1
  report({
    name: 'static',
    title: 'Static files, beside nginx',
    intro: `An example of a run of \`npm run bench:static\`: \`services/files\` and nginx, one process of each, serve the same files on
this machine, on which the client runs too. In turns, medians of ${ROUNDS} rounds of ${SECONDS} s after ${WARM_UP_SECONDS} s of warming up.
*A core*: by the processor time of the serving process, so that what else runs on the machine matters little.${
      isAlone ? '\nnginx is missing on this machine: nothing to compare with.' : ''
    }`,
    servers: [`nginx: ${isAlone ? 'missing' : nginxVersion()}`],
    lines: table(['files', 'server', 'served/s', 'served/s and core', 'MB/s and core', 'of nginx'], rows),
  })
} finally {
  for (const contender of contenders) await contender.stop()
  rmSync(scratch, { recursive: true, force: true })
}

function append<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  map.set(name, [...(map.get(name) ?? []), value])
}

async function startFiles(driverPort: number, sitesPort: number): Promise<Contender> {
  const bytes = randomBytes(32)
  const child = launch(process.execPath, [join(import.meta.dirname, '../services/files/src/main.ts')], {
    env: {
      ...process.env,
      HOST_ID: 'bench',
      DRIVER_SECRETS: JSON.stringify({ bench: bytes.toString('base64') }),
      DATA_FOLDER: join(scratch, 'data'),
      DRIVER_PORT: String(driverPort),
      SITES_PORT: String(sitesPort),
      LOG_LEVEL: 'warn',
    },
  })
  await answers(`http://127.0.0.1:${driverPort}/healthz`)
  const call = async (method: string, path: string, type: string, body: Uint8Array<ArrayBuffer> | string) => {
    const token = await signCall(
      { keyId: 'bench', bytes },
      { hostId: 'bench', method, path },
      { now: Date.now(), lifeMs: 60_000 },
    )
    const headers = { authorization: `Bearer ${token}`, 'content-type': type }
    const answer = await fetch(`http://127.0.0.1:${driverPort}${path}`, { method, headers, body })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  }
  const [environmentId, releaseId] = [randomUUID(), randomUUID()]
  const archive = join(scratch, 'site.tar.gz')
  execFileSync('tar', ['czf', archive, '-C', site, '.'])
  const path = `/environments/${environmentId}`
  await call('PUT', `${path}/releases/${releaseId}`, 'application/gzip', readFileSync(archive))
  const wish = {
    generation: '1.1',
    siteId: randomUUID(),
    tenure: 1,
    kind: 'live',
    hostNames: [HOST_NAME],
    activeRelease: releaseId,
    gate: null,
    indexing: true,
    suspended: false,
  }
  await call('PUT', path, 'application/json', JSON.stringify(wish))
  return { name: 'files', port: sitesPort, ...child }
}

/** With its usual settings for static files, and one worker. Undefined if there is no nginx here. */
async function startNginx(port: number): Promise<Contender | undefined> {
  if (!nginxVersion()) return undefined
  const config = join(scratch, 'nginx.conf')
  writeFileSync(
    config,
    `worker_processes 1; daemon off; pid ${scratch}/nginx.pid; error_log stderr warn;
events { worker_connections 512; }
http {
  types { text/html html; } access_log off;
  sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_timeout 65; keepalive_requests 100000000;
  open_file_cache max=2000; open_file_cache_valid 60s;
  client_body_temp_path ${scratch}/b; proxy_temp_path ${scratch}/p; fastcgi_temp_path ${scratch}/f;
  uwsgi_temp_path ${scratch}/u; scgi_temp_path ${scratch}/s;
  server { listen 127.0.0.1:${port}; server_name ${HOST_NAME}; root ${site}; add_header Cache-Control no-cache; }
}\n`,
  )
  // As root, its worker would be somebody who may not read the files.
  const globals = process.getuid?.() === 0 ? 'user root;' : ''
  const child = launch('nginx', ['-p', scratch, '-c', config, ...(globals ? ['-g', globals] : [])], {})
  await answers(`http://127.0.0.1:${port}/small-0.html`)
  // The one that serves is the child of the one that was started.
  const worker = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')
  return { name: 'nginx', port, pid: Number(worker[0]), stop: child.stop }
}

function nginxVersion(): string | undefined {
  try {
    return execFileSync('sh', ['-c', 'nginx -v 2>&1'], { encoding: 'utf8' }).trim().replace('nginx version: ', '')
  } catch {
    return undefined
  }
}

function launch(command: string, args: string[], options: SpawnOptions): Pick<Contender, 'pid' | 'stop'> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options })
  return {
    pid: child.pid!,
    async stop() {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      const { ok } = await fetch(url)
      if (ok) return
    } catch (error) {
      if (attempt > 300) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
