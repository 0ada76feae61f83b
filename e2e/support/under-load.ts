import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { address } from './address.ts'
import { now } from './clock.ts'
import { emptyTally, type FromLoad, type ToLoad } from './constant-load.ts'
import { send } from './http.ts'
import { openMailbox } from './mailbox.ts'
import { newAddress, Person } from './person.ts'
import { monthly } from './plans.ts'

// The constant load of a run, as a process of its own: those of a cluster reach its addresses. Nothing is sent again: whatever is
// no answer, and every answer that is not the right one, is counted. Roles are changed all the time, and asked about as soon
// as a change is answered.
const { HOLDFAST_API: api, HOLDFAST_MAIL: mail } = process.env as Record<string, string>
// As much as two processors answer beside all that is started, moved and stopped on them meanwhile.
const READERS = 4
const READ_EVERY_MS = 200
const MEMBERS = 3
const CHANGE_EVERY_MS = 800
/** A change is decided, and not in force yet. */
const LATER = 202

process.once('disconnect', () => process.exit())
const mailbox = openMailbox(mail!)
const person = (name: string) => new Person({ api: api!, mailbox }, { email: newAddress(name), fullName: name })
const owner = await person('owner').join()
const { companyId } = await owner.expect(201, 'POST', '/v1/companies', {
  name: 'Under Load',
  address,
  plan: monthly('agency'),
})
const path = `/v1/companies/${companyId}`
const members: Person[] = []
for (let i = 0; i < MEMBERS; i++) members.push(await joined(await person(`member-${i}`).join()))

let tally = emptyTally()
let isOver = false
/** How many times as much is asked as in the beginning. */
let times = 1
const loops = [...Array.from({ length: READERS }, (_, i) => read(i)), ...members.map(change)]
tell({ kind: 'running', companyId, members: members.map(({ userId }) => userId) })
for (;;) {
  const [message] = (await once(process, 'message')) as [ToLoad]
  if (message.kind === 'stop') break
  if (message.kind === 'more') {
    times = message.times
    continue
  }
  const finished = tally
  tally = emptyTally()
  tell({ kind: 'tally', tally: finished })
}
isOver = true
await Promise.all(loops)
tell({ kind: 'tally', tally })
process.disconnect?.()

async function joined(member: Person): Promise<Person> {
  const access = { companyRole: 'developer' }
  await owner.expect(200, 'POST', `${path}/invitations`, { emails: [member.email], access })
  const token = await mailbox.token(member.email, { link: '/accept' })
  await member.expect(200, 'POST', '/v1/invitations/accept', { token })
  return member
}

/** Asks each service in turn for something that the owner may see. */
async function read(reader: number): Promise<void> {
  const paths = ['/v1/me', path, `${path}/members`, `${path}/sites`, `${path}/subscription`, `${path}/invoices`]
  await sleep((reader * READ_EVERY_MS) / READERS)
  for (let next = reader; !isOver; next++) {
    await ask(owner, 'GET', paths[next % paths.length]!, 200)
    await sleep(READ_EVERY_MS / times)
  }
}

/** Gives a member one role and then the other, and asks whether it is so. */
async function change(member: Person, index: number): Promise<void> {
  for (let turn = 0; !isOver; turn++) {
    const [companyRole, seen] = turn % 2 === 0 ? ['billing', 200] : ['developer', 403]
    const began = performance.now()
    tell({ kind: 'sent', member: index, allowed: seen === 200, at: now() })
    const status = await ask(owner, 'PATCH', `${path}/members/${member.userId}`, 200, { access: { companyRole } })
    if (status === LATER) {
      tally.later++
    } else if (status === 200) {
      tell({ kind: 'answered', member: index, at: now() })
      tally.changes.push(performance.now() - began)
      const wrong = seen === 200 ? 403 : 200
      for (let i = 0; i < 3; i++) {
        if ((await ask(member, 'GET', `${path}/invoices`, seen as number)) === wrong) tally.stale++
        tally.checks++
      }
    } else {
      // What became of it is not known: the next change says it anew.
      await sleep(1_000)
    }
    await sleep(CHANGE_EVERY_MS / times)
  }
}

/** Sends one request, once, and counts how it went. */
async function ask(who: Person, method: string, at: string, right: number, body?: unknown): Promise<number> {
  const began = performance.now()
  const sentAt = Date.now()
  const fail = (why: string) => tally.failed.push({ sentAt, what: `${method} ${at.replace(companyId, '…')}: ${why}` })
  const headers = {
    authorization: `Bearer ${who.token}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  tally.requests++
  try {
    const { status, text } = await send(api!, {
      method,
      path: at,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    tally.times.push(performance.now() - began)
    if (status === right || status === LATER) return status
    const code = /"code":"([a-z-]+)"/.exec(text)?.[1] ?? ''
    if (code === 'access-unknown') tally.unknown++
    fail(`${status} ${code}`)
    return status
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    fail(code ?? message)
    return 0
  }
}

function tell(message: FromLoad): void {
  process.send!(message)
}
