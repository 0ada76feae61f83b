import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProgramName, type ServiceName, serviceNames } from '@holdfast/contracts'
import { choosePorts, type Ports } from '@holdfast/embedded/ports'
import type { ServiceProcess } from '@holdfast/laptop'
import { startTcpProxy, type TcpProxy } from '@holdfast/testing/tcp-proxy'
import { address } from '../support/address.ts'
import { zipOf } from '../support/archives.ts'
import { send } from '../support/http.ts'
import { openMailbox } from '../support/mailbox.ts'
import { newAddress, Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { startTestSystem, type TestSystem } from '../support/start-system.ts'
import { until } from '../support/until.ts'
import { type Certificates, openCertificates } from './certificates.ts'
import { demand, ended } from './demand.ts'
import { every, type Traffic } from './traffic.ts'

const OPERATOR = newAddress('olga')
/** Few connections of billing to its database, so that slow commands need more. */
const FEW_CONNECTIONS = 8

/** A system with people in it, whose wires can be cut, and where the metrics of its processes are. */
export interface World {
  test: TestSystem
  /** A folder for what the run itself starts. */
  directory: string
  /** Where processes tell their metrics, by service: one of each. */
  targets: Record<ProgramName, string[]>
  links: Links
  certificates: Certificates
  people: People
  process(service: ProgramName): ServiceProcess
  /** Reads of something that the owner may see. */
  reads(path: string, options?: { everyMs?: number; atOnce?: number }): Traffic
  /** Gives members one role and then the other. */
  changes(everyMs?: number): Traffic
  /** Resolves when every process is ready, and company and site answer. */
  well(): Promise<void>
  stop(keepLogs: boolean): Promise<void>
}

/** Proxies on the wires that are cut. */
interface Links {
  gatewayToCompany: TcpProxy
  siteToLedgerOfCompany: TcpProxy
  notificationToDatabase: TcpProxy
  notificationToMailServer: TcpProxy
  billingToDatabase: TcpProxy
}

interface People {
  owner: Person
  operator: Person
  members: Person[]
  companyId: string
  siteId: string
  environmentId: string
}

export async function startWorld(say: (line: string) => void): Promise<World> {
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-alerts-'))
  await mkdir(join(directory, 'prometheus'))
  await mkdir(join(directory, 'certificates'))
  const certificates = await openCertificates(join(directory, 'certificates'))
  const links: Partial<Links> = {}
  const programs: ProgramName[] = [...serviceNames, 'files']
  const wish = { name: 'the metrics', variable: 'no variable', port: 0, usual: 0 }
  const reserved: Ports = await choosePorts(directory, wish, programs.length)
  const metrics = (program: ProgramName) => `127.0.0.1:${reserved.numbers[programs.indexOf(program)]}`
  let test: TestSystem | undefined
  async function stop(keepLogs: boolean) {
    await test?.stop({ keepLogs })
    await Promise.all(Object.values(links).map((link) => link.stop()))
    await reserved.release()
    if (!keepLogs) await rm(directory, { recursive: true, force: true })
  }

  try {
    test = await startTestSystem({
      isBreakable: true,
      environment: async (addresses, servers) => {
        Object.assign(links, await openLinks(addresses, servers))
        return environmentOf(links as Links, metrics, certificates)
      },
      say,
    })
    const people = await settle(test)
    const { processes } = test.system
    return {
      test,
      directory: join(directory, 'prometheus'),
      targets: Object.fromEntries(programs.map((program) => [program, [metrics(program)]])) as World['targets'],
      links: links as Links,
      certificates,
      people,
      process: (service) => processes.find((process) => process.service === service)!,
      reads: (path, { everyMs = 200, atOnce = 20 } = {}) => every(everyMs, () => read(people.owner, path), { atOnce }),
      changes: (everyMs = 200) => every(everyMs, (nth) => change(people, nth), { atOnce: people.members.length }),
      async well() {
        const areReady = async () => (await Promise.all(processes.map((each) => each.isReady()))).every(Boolean)
        await until('every process is ready', areReady, { seconds: 240, everyMs: 500 })
        await demand(people.owner, 200, 'GET', `/v1/companies/${people.companyId}/members`)
        await demand(people.owner, 200, 'GET', `/v1/sites/${people.siteId}`)
      },
      stop,
    }
  } catch (error) {
    await stop(true)
    throw error
  }
}

async function openLinks(
  addresses: Record<ServiceName, string[]>,
  { mongoUri, smtpUrl }: { mongoUri: string; smtpUrl: string },
): Promise<Links> {
  const database = new URL(mongoUri).host
  return {
    gatewayToCompany: await startTcpProxy(addresses.company[0]!),
    siteToLedgerOfCompany: await startTcpProxy(addresses.company[0]!),
    notificationToDatabase: await startTcpProxy(database),
    notificationToMailServer: await startTcpProxy(new URL(smtpUrl).host),
    billingToDatabase: await startTcpProxy(database),
  }
}

function environmentOf(links: Links, metrics: (program: ProgramName) => string, certificates: Certificates) {
  // Direct: otherwise the driver would go to the member itself, whose address the set tells.
  const through = ({ address }: TcpProxy, more = '') => `mongodb://${address}/?directConnection=true${more}`
  const unlimited = '1000000'
  const limits = {
    INVITATIONS_PER_DAY: unlimited,
    INVITATIONS_PER_ADDRESS: unlimited,
    INVITATIONS_PER_USER: unlimited,
    INVITATIONS_PER_RECIPIENT: unlimited,
  }
  const own = (service: ServiceName) => ({ METRICS_ADDRESS: metrics(service), ...certificates.settings(service) })
  return {
    identity: { ...own('identity'), OPERATOR_EMAILS: OPERATOR },
    company: { ...own('company'), ...limits },
    site: {
      ...own('site'),
      COMPANY_LEDGER_ADDRESS: `ipv4:${links.siteToLedgerOfCompany.address}`,
    },
    billing: {
      ...own('billing'),
      MONGODB_URI: through(links.billingToDatabase, `&maxPoolSize=${FEW_CONNECTIONS}`),
    },
    notification: {
      ...own('notification'),
      MONGODB_URI: through(links.notificationToDatabase),
      SMTP_URL: `smtp://${links.notificationToMailServer.address}`,
    },
    gateway: {
      ...own('gateway'),
      RATE_LIMIT_PER_MINUTE: unlimited,
      COMPANY_ADDRESS: `ipv4:${links.gatewayToCompany.address}`,
    },
    files: { METRICS_ADDRESS: metrics('files') },
  }
}

/** A company with two members and a site that shows a page, and an operator. */
async function settle({ url, mail }: TestSystem): Promise<People> {
  const mailbox = openMailbox(mail.webUrl)
  const person = (name: string, email = newAddress(name)) =>
    new Person({ api: url, mailbox }, { email, fullName: `${name} Berg` })
  const [owner, operator] = [person('Ada'), person('Olga', OPERATOR)]
  const members = [person('Bob'), person('Cat')]
  for (const each of [owner, operator, ...members]) await each.join()
  await operator.turnOnTwoFactor()
  const wanted = { name: 'Berg Print', address, plan: monthly('agency') }
  const { companyId } = await demand(owner, 201, 'POST', '/v1/companies', wanted)
  const path = `/v1/companies/${companyId}`
  for (const member of members) {
    const access = { companyRole: 'developer' }
    await demand(owner, 200, 'POST', `${path}/invitations`, { emails: [member.email], access })
    const token = await mailbox.token(member.email, { link: '/accept' })
    await demand(member, 200, 'POST', '/v1/invitations/accept', { token })
  }
  const site = await demand(owner, 201, 'POST', `${path}/sites`, { name: 'Prints' })
  await ended(owner, site)
  const { environmentId } = site.environments[0]
  const uploaded = await owner.upload(environmentId, zipOf({ 'index.html': '<h1>Prints</h1>' }))
  assert.equal((await ended(owner, uploaded.body)).state, 'done')
  return { owner, operator, members, companyId, siteId: site.siteId, environmentId }
}

function read({ api, token, userAgent }: Person, path: string): Promise<unknown> {
  return send(api, { method: 'GET', path, headers: { authorization: `Bearer ${token}`, 'user-agent': userAgent } })
}

/** Of each member in turn: nobody asks whether it was done, since faults are made so that it is not. */
async function change({ owner, members, companyId }: People, nth: number): Promise<void> {
  const member = members[nth % members.length]!
  const companyRole = Math.floor(nth / members.length) % 2 === 0 ? 'billing' : 'developer'
  const { api, token, userAgent } = owner
  await send(api, {
    method: 'PATCH',
    path: `/v1/companies/${companyId}/members/${member.userId}`,
    headers: {
      authorization: `Bearer ${token}`,
      'user-agent': userAgent,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ access: { companyRole } }),
  })
}
