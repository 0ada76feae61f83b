import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { zipOf } from '../e2e/support/archives.ts'
import { visit } from '../e2e/support/hosted.ts'
import { openMailbox } from '../e2e/support/mailbox.ts'
import { type Body, newAddress, Person } from '../e2e/support/person.ts'
import { quantile } from '../e2e/support/quantile.ts'
import { ms, report } from '../e2e/support/report.ts'
import { RARE_LABEL, seedSites } from '../e2e/support/seed-sites.ts'
import { startTestSystem } from '../e2e/support/start-system.ts'
import { table } from '../e2e/support/table.ts'
import { until } from '../e2e/support/until.ts'
import { processorTimes } from './live/processor-time.ts'
import { highestResidents, residents } from './sites/resident.ts'

// What sites cost on this machine: lists of a company with very many of them, a large upload, and the making of a site.
// The servers, one process of each service, and the client all run on this machine.
//
// The sites of the lists are written into the database while the services that hold their facts are down; see
// e2e/support/seed-sites.ts. No plan allows so many, and through the API they would take an hour.
const { values } = parseArgs({
  options: {
    sites: { type: 'string', default: '10000' },
    calls: { type: 'string', default: '400' },
    uploads: { type: 'string', default: '4' },
    creations: { type: 'string', default: '100' },
    only: { type: 'string', default: 'lists,uploads,creations' },
    /** Prints the results without writing them to bench/results. */
    dry: { type: 'boolean', default: false },
  },
})
const [SITES, CALLS, UPLOADS] = [Number(values.sites), Number(values.calls), Number(values.uploads)]
const CREATIONS = Number(values.creations)
const WARM_UP = 100
const WARM_UP_CREATIONS = 20
/** A pause before each measurement, so that work left over from the one before is not measured. */
const QUIET_MS = 5_000
const PHOTOS = 1_000
const PHOTO_BYTES = 100_000

const servers: string[] = []
const test = await startTestSystem({
  environment: {
    gateway: { RATE_LIMIT_PER_MINUTE: '100000000' },
    // The host does not have the sites of the lists, and is not asked about them.
    site: { COMPARE_SECONDS: '86400' },
  },
  say(line) {
    console.log(line)
    if (line.startsWith('MongoDB: ')) servers.push(...line.split(' · '))
  },
})
try {
  const mailbox = openMailbox(test.mail.webUrl)
  const [owner, guest] = await Promise.all(
    ['owner', 'guest'].map((name) =>
      new Person({ api: test.url, mailbox }, { email: newAddress(name), fullName: name }).join(),
    ),
  )
  const names = [...(await processorTimes(test)).keys()]
  const rest = await atRest()
  const only = values.only.split(',')
  const lists = only.includes('lists') ? await listing(owner!, guest!) : []
  const uploads = only.includes('uploads') ? await uploading(owner!) : []
  const creations = only.includes('creations') ? await creating(owner!) : []
  const lines = `Lists of a company with ${SITES.toLocaleString('en')} sites; ${CALLS} calls each, one after the other. Processor time of a
call, in milliseconds, by process:

${table(['list', 'by', 'found', 'p50 ms', 'p99 ms', ...names, 'together'], lists)}

Uploads of ${PHOTOS.toLocaleString('en')} files of ${PHOTO_BYTES.toLocaleString('en')} bytes that cannot be compressed. *answered*: the host has the whole release;
*live*: visitors get it. Memory: the most of the process above what it had at rest before the first upload, in MB, looked at
every 50 ms. Processor time of an upload, in milliseconds, by process:

${table(['archive', 'MB', 'answered MB/s', 'live after ms', 'gateway +MB', 'files +MB', ...names], uploads)}

A site is made: ${CREATIONS} of them, one after the other. *answered*: 201; *served*: its host answers visitors under its name.
Processor time of one, in milliseconds, by process:

${table(['until', 'p50 ms', 'p99 ms', ...names, 'together'], creations)}

At rest, processor time of a second, in milliseconds, by process:

${table(names, [rest])}`
  const title = 'Sites'
  const intro = `An example of a run of \`npm run bench:sites\`: servers, one process of each service, the host that comes along and
the client share the machine. Processor time is what each process had while the call was measured, its work in the
background included.`
  if (values.dry) console.log(`\n${lines}`)
  else report({ name: 'sites', title, intro, servers, lines })

  async function atRest(): Promise<number[]> {
    await sleep(QUIET_MS)
    const { spent, seconds } = await measured(() => sleep(5_000))
    return spent.map((each) => hundredths(each / seconds))
  }

  /** @param planId one that allows as many sites as will be made */
  async function found(by: Person, planId: string): Promise<string> {
    const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
    const company = await by.expect(201, 'POST', '/v1/companies', {
      name: `Quay ${planId}`,
      address,
      plan: { planId, version: 1, interval: 'month' },
    })
    return company.companyId
  }

  async function makeSite(by: Person, companyId: string, name: string): Promise<Body> {
    const site = await by.expect(201, 'POST', `/v1/companies/${companyId}/sites`, { name })
    await by.ended(site)
    return site
  }

  async function listing(administrator: Person, member: Person): Promise<(string | number)[][]> {
    const companyId = await found(administrator, 'enterprise')
    const holders = test.system.processes.filter(({ service }) => service === 'site' || service === 'company')
    for (const each of holders) await each.stop()
    const sites = await seedSites(test.infrastructure.mongoUri, companyId, SITES)
    await Promise.all(holders.map((each) => each.start()))
    const path = `/v1/companies/${companyId}`
    const three = [0, Math.floor(SITES / 2), SITES - 1].map((n) => sites[n]!)
    await until(
      'the seeded sites are known everywhere',
      async () => {
        const siteRoles = three.map(({ id: siteId }) => ({ siteId, role: 'developer' }))
        const invitation = { emails: [member.email], access: { siteRoles } }
        const { status, body } = await administrator.call('POST', `${path}/invitations`, invitation)
        if (status !== 200) return undefined
        const { token } = await administrator.expect(
          200,
          'POST',
          `${path}/invitations/${body.results[0].invitationId}/link`,
        )
        await member.expect(200, 'POST', '/v1/invitations/accept', { token })
        return true
      },
      { seconds: 60, everyMs: 500 },
    )
    // The newest come first.
    let after = ''
    for (let passed = 0; passed + 200 <= SITES / 2; passed += 200) {
      const page = await administrator.expect(200, 'GET', `${path}/sites?limit=200&after=${encodeURIComponent(after)}`)
      after = page.nextCursor
    }
    const one = sites[Math.floor(SITES / 3)]!
    const queries: [name: string, query: string][] = [
      ['first page of 50', ''],
      ['first page of 200', 'limit=200'],
      ['page of 50 in the middle', `after=${encodeURIComponent(after)}`],
      ['search that one has', `search=${encodeURIComponent(one.name)}`],
      ['search that a tenth have', 'search=bakery'],
      ['search that none have', 'search=zzzz'],
      ['label that a hundredth have', `label=${encodeURIComponent(RARE_LABEL)}`],
    ]
    const rows: (string | number)[][] = []
    for (const [by, person] of [
      ['administrator', administrator],
      ['member of three', member],
    ] as const) {
      for (const [name, query] of queries) {
        if (by === 'member of three' && name.includes('middle')) continue
        rows.push(await list(name, by, person, `${path}/sites?${query}`))
        console.log(rows.at(-1)!.join(' · '))
      }
    }
    return rows
  }

  async function list(name: string, by: string, person: Person, path: string): Promise<(string | number)[]> {
    const once = () => person.expect(200, 'GET', path)
    for (let n = 0; n < WARM_UP; n++) await once()
    const took: number[] = []
    const { spent } = await measured(async () => {
      for (let n = 0; n < CALLS; n++) {
        const begun = performance.now()
        await once()
        took.push(performance.now() - begun)
      }
    })
    const { total } = await once()
    return [name, by, total, ...quantiles(took), ...perCall(spent, CALLS)]
  }

  async function uploading(by: Person): Promise<(string | number)[][]> {
    const site = await makeSite(by, await found(by, 'studio'), 'Photos')
    const [live] = site.environments
    const rows: (string | number)[][] = []
    const small = zipOf({ 'index.html': 'first' })
    await by.ended((await by.upload(live.environmentId, small)).body)
    await sleep(QUIET_MS)
    const before = residents(test)
    for (let n = 0; n < UPLOADS; n++) {
      const archive = n % 2 === 0 ? zipOfPhotos(n) : tarOfPhotos(n)
      const type = n % 2 === 0 ? 'application/zip' : 'application/gzip'
      await sleep(QUIET_MS)
      const { result, spent } = await measured(() =>
        highestResidents(test, async () => {
          const begun = performance.now()
          const answer = await by.upload(live.environmentId, archive, { 'content-type': type })
          if (answer.status !== 202) throw new Error(`the upload was refused: ${answer.body.code}`)
          const answered = performance.now() - begun
          await until('the upload is live', async () => (await visit(live.url)).text === pageOf(n) || undefined, {
            everyMs: 5,
            seconds: 60,
          })
          return { answered, live: performance.now() - begun }
        }),
      )
      const above = (name: string) => megabytes(result.highest.get(name)! - before.get(name)!)
      const { answered, live: shown } = result.result
      rows.push([
        type === 'application/zip' ? '.zip' : '.tar.gz',
        megabytes(archive.length),
        Math.round(archive.length / 1_000 / answered),
        Math.round(shown),
        above('gateway'),
        above('files'),
        ...spent.map(Math.round),
      ])
      console.log(rows.at(-1)!.join(' · '))
    }
    return rows
  }

  async function creating(by: Person): Promise<(string | number)[][]> {
    const companyId = await found(by, 'enterprise')
    for (let n = 0; n < WARM_UP_CREATIONS; n++) await makeSite(by, companyId, `Warm ${n}`)
    // Sites without a release have a page of their own, too.
    const { text: unknown } = await visit(test.system.siteUrl('nobody.localhost'))
    await sleep(QUIET_MS)
    const answered: number[] = []
    const served: number[] = []
    const { spent } = await measured(async () => {
      for (let n = 0; n < CREATIONS; n++) {
        const begun = performance.now()
        const site = await by.expect(201, 'POST', `/v1/companies/${companyId}/sites`, { name: `Bakery ${n}` })
        answered.push(performance.now() - begun)
        const { url } = site.environments[0]
        await until('the new site is served', async () => (await visit(url)).text !== unknown || undefined, {
          everyMs: 2,
        })
        served.push(performance.now() - begun)
      }
    })
    return [
      ['answered', ...quantiles(answered), ...spent.map(() => '–'), '–'],
      ['served', ...quantiles(served), ...perCall(spent, CREATIONS)],
    ]
  }

  /** @returns what `work` returned, and the processor time that each process had meanwhile, in milliseconds */
  async function measured<Result>(work: () => Promise<Result>) {
    const before = await processorTimes(test)
    const begun = performance.now()
    const result = await work()
    const seconds = (performance.now() - begun) / 1_000
    const after = await processorTimes(test)
    return { result, seconds, spent: names.map((name) => (after.get(name) ?? 0) - (before.get(name) ?? 0)) }
  }
} finally {
  await test.stop()
}

function perCall(spent: number[], calls: number): number[] {
  const each = spent.map((total) => total / calls)
  return [...each, each.reduce((sum, one) => sum + one, 0)].map(hundredths)
}

function quantiles(took: number[]): number[] {
  return [ms(quantile(took, 0.5)), ms(quantile(took, 0.99))]
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6)
}

function pageOf(n: number): string {
  return `<!doctype html>upload ${n}`
}

function zipOfPhotos(n: number): Buffer {
  // Text, which this maker of archives takes; it does not compress.
  const photo = () => randomBytes((PHOTO_BYTES / 4) * 3).toString('base64')
  const all = Array.from({ length: PHOTOS }, (_, i) => [`photos/${i}.jpg`, photo()])
  return zipOf({ 'index.html': pageOf(n), ...Object.fromEntries(all) })
}

function tarOfPhotos(n: number): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-photos-'))
  try {
    mkdirSync(join(folder, 'photos'))
    for (let i = 0; i < PHOTOS; i++) writeFileSync(join(folder, `photos/${i}.jpg`), randomBytes(PHOTO_BYTES))
    writeFileSync(join(folder, 'index.html'), pageOf(n))
    execFileSync('tar', ['czf', 'archive.tar.gz', 'photos', 'index.html'], { cwd: folder })
    return readFileSync(join(folder, 'archive.tar.gz'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
