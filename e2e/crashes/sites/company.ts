import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { zipOf } from '../../support/archives.ts'
import { visit } from '../../support/hosted.ts'
import { insist, orNoAnswer } from '../../support/insist.ts'
import type { Mailbox } from '../../support/mailbox.ts'
import { type Body, newAddress, Person } from '../../support/person.ts'
import { monthly } from '../../support/plans.ts'
import { until } from '../../support/until.ts'
import { pageOf } from './visit.ts'

export interface Place {
  environmentId: string
  url: string
}

const address = { line1: '1 Cais', postalCode: '1100-001', city: 'Lisbon', country: 'PT' }
/** So many bytes that an archive comes in several pieces. */
const FILLER_BYTES = 400_000
const PATIENCE_MS = 120_000

export type SitesCompany = Awaited<ReturnType<typeof foundSitesCompany>>

/** A company with sites, whose owner makes every call again until it is answered, always the same one. */
export async function foundSitesCompany(at: { api: string; mailbox: Mailbox }) {
  const owner = await new Person(at, { email: newAddress('sites'), fullName: 'Sol Silva' }).join()
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', {
    name: 'Silva Sites',
    address,
    plan: monthly('agency'),
  })
  /** The ends of operations, as they were answered. */
  const answered = new Map<string, string>()
  let uploads = 0

  async function call(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await insist(`${method} ${path}`, (key) =>
      orNoAnswer(owner.call(method, path, body, method === 'GET' ? {} : key)),
    )
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.body?.code}`)
    return answer.body
  }

  /** Waits for the end of an operation. */
  async function ended({ operationId }: { operationId: string }): Promise<Body> {
    for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; await sleep(150)) {
      const operation = await call('GET', `/v1/operations/${operationId}`)
      if (['queued', 'running'].includes(operation.state)) continue
      answered.set(operationId, operation.state)
      return operation
    }
    throw new Error(`operation ${operationId} did not end`)
  }

  return {
    companyId,
    owner: { userId: owner.userId, email: owner.email },
    answered,
    call,
    ended,
    operate: async (path: string, body: unknown = {}) => ended(await call('POST', path, body)),
    /** Deletes something. What is gone already was deleted by an attempt whose answer did not come. */
    async remove(path: string): Promise<void> {
      const answer = await insist(`DELETE ${path}`, (key) => orNoAnswer(owner.call('DELETE', path, undefined, key)))
      if (answer.status >= 400 && answer.status !== 404)
        throw new Error(`DELETE ${path}: ${answer.status} ${answer.body?.code}`)
    },
    /** Uploads a page of its own; its tag is the note of the operation. */
    async upload({ environmentId }: Place, tag = `page-${++uploads}`): Promise<Body> {
      const archive = zipOf({ 'index.html': pageOf(tag), 'filler.txt': randomBytes(FILLER_BYTES / 2).toString('hex') })
      const digest = createHash('sha256').update(archive).digest('base64')
      const answer = await insist(`the upload of ${tag}`, (key) =>
        orNoAnswer(owner.upload(environmentId, archive, { ...key, 'content-digest': `sha-256=:${digest}:` }, tag)),
      )
      if (answer.status >= 400) throw new Error(`the upload of ${tag}: ${answer.status} ${answer.body?.code}`)
      return ended(answer.body)
    },
    async makeSite(): Promise<{ siteId: string; live: Place }> {
      const name = `Site ${randomBytes(4).toString('hex')}`
      const site = await call('POST', `/v1/companies/${companyId}/sites`, { name })
      await ended(site)
      return { siteId: site.siteId, live: site.environments[0] }
    },
    /** A staging that everybody may visit. */
    async addStaging(siteId: string): Promise<Place> {
      const { environmentId } = await this.operate(`/v1/sites/${siteId}/environments`, { kind: 'staging' })
      const place: Place = await call('PATCH', `/v1/environments/${environmentId}`, { closedByPassword: false })
      await until(
        'the staging is open',
        async () => (await visit(place.url).catch(() => undefined))?.status === 404 || undefined,
      )
      return place
    },
  }
}
