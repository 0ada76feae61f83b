import { setTimeout as sleep } from 'node:timers/promises'
import { address } from '../support/address.ts'
import { zipOf } from '../support/archives.ts'
import { openMailbox } from '../support/mailbox.ts'
import { newAddress, Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'

const EVERY_MS = 3_000

export interface Everyday {
  rounds(): number
  /** @returns what went wrong */
  stop(): Promise<string[]>
}

/** What people do all day beside reading: they invite somebody, take that back, and upload a release. */
export async function startEveryday({ api, mailUrl }: { api: string; mailUrl: string }): Promise<Everyday> {
  const mailbox = openMailbox(mailUrl)
  const owner = await new Person({ api, mailbox }, { email: newAddress('owner'), fullName: 'Every Day' }).join()
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', {
    name: 'Every Day',
    address,
    plan: monthly('studio'),
  })
  const path = `/v1/companies/${companyId}`
  const site = await owner.expect(201, 'POST', `${path}/sites`, { name: 'Every Day' })
  await owner.ended(site)
  const live = site.environments[0].environmentId
  const wrong: string[] = []
  let rounds = 0
  let isOver = false

  async function round(): Promise<void> {
    const email = newAddress('guest')
    const access = { companyRole: 'developer' }
    await owner.expect(200, 'POST', `${path}/invitations`, { emails: [email], access })
    await mailbox.token(email, { link: '/accept' })
    const { items } = await owner.expect(200, 'GET', `${path}/invitations`)
    const { invitationId } = items.find((invitation: { email: string }) => invitation.email === email)
    await owner.expect(204, 'DELETE', `${path}/invitations/${invitationId}`)
    const archive = zipOf({ 'index.html': `<h1>${rounds}</h1>`, 'data.txt': 'x'.repeat(200_000) })
    const { body } = await owner.upload(live, archive)
    const operation = await owner.ended(body as { operationId: string })
    if (operation.state !== 'done') throw new Error(`an upload ended as ${JSON.stringify(operation.problem)}`)
  }

  const loop = (async () => {
    for (; !isOver; rounds++) {
      await round().catch((error: Error) => wrong.push(`every day: ${error.message}`))
      await sleep(EVERY_MS)
    }
  })()

  return {
    rounds: () => rounds,
    async stop() {
      isOver = true
      await loop
      return wrong
    },
  }
}
