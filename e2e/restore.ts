import assert from 'node:assert/strict'
import { cp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ownerNames, serviceNames, services, storingNames } from '@holdfast/contracts'
import { readTrustedKeys } from '@holdfast/runtime'
import { scriptedStripe } from '../services/billing/src/testing/scripted-stripe.ts'
import { openDatabase } from './history/stored-ledger.ts'
import { ablations } from './restore/ablations.ts'
import { watchAccess } from './restore/access-watch.ts'
import { openCommands } from './restore/operator-commands.ts'
import { missingInTopic } from './restore/topic-gaps.ts'
import { address } from './support/address.ts'
import { zipOf } from './support/archives.ts'
import { visit } from './support/hosted.ts'
import { send } from './support/http.ts'
import { openMailbox } from './support/mailbox.ts'
import { newAddress, Person } from './support/person.ts'
import { monthly } from './support/plans.ts'
import { startTestSystem } from './support/start-system.ts'
import { openSteps } from './support/steps.ts'
import { until } from './support/until.ts'

// The whole system is backed up while it works, goes on, is destroyed, put back to before, and goes on differently. What the
// operator runs are the commands of docs/operating-backups.md, as processes.
const { values } = parseArgs({ options: { undone: { type: 'string' } } })
const undo = values.undone === undefined ? undefined : ablations[values.undone]
if (values.undone !== undefined && !undo) {
  throw new Error(`--undone can be one of ${Object.keys(ablations).join(', ')}`)
}

const WATCHED_MS = 5_000
/** However slow the machine is. */
const [FEW_CHECKS, MANY_CHECKS] = [20, 100]
/** Sweeps rest for a second: what they would do is done by then. */
const SEVERAL_SWEEPS_MS = 5_000

/** Outside of what is backed up: it remembers what it has taken. */
const stripe = await scriptedStripe()
const test = await startTestSystem({
  isBreakable: true,
  processes: { gateway: 2, company: 2 },
  environment: {
    billing: stripe.settings,
    company: { INVITATIONS_PER_DAY: '1000000', INVITATIONS_PER_USER: '1000000' },
    gateway: { RATE_LIMIT_PER_MINUTE: '1000000' },
  },
  say: (line) => console.log(line),
})
const { mongoUri, kafkaBrokers } = test.infrastructure
const mailbox = openMailbox(test.mail.webUrl)
const run = openCommands({ MONGODB_URI: mongoUri, KAFKA_BROKERS: kafkaBrokers })
const steps = openSteps('restore')
const { step, check } = steps
const backup = join(test.directory, 'backup')
const hostFolder = join(test.directory, 'sites')
const processesOf = (...names: string[]) => test.system.processes.filter(({ service }) => names.includes(service))
const formerEpochs = new Map<string, string>()

const person = (name: string) =>
  new Person({ api: test.url, mailbox }, { email: newAddress(name), fullName: `${name} Berg` })
const [ada, bob, cat] = [person('Ada'), person('Bob'), person('Cat')]
const dora = newAddress('dora')
const invited = { link: '/accept' }
let path = ''
let live = { environmentId: '', url: '' }
let firstInvoice = ''

try {
  await steps.section('A company with members, a site, an invoice and a card', founded)
  await steps.section('A backup, while it works', backedUp)
  await steps.section('It goes on, until everything is lost', goneOn)
  await steps.section('It is put back', putBack)
  await steps.section('Restored data is there, and access changes differently', changedDifferently)
  await steps.section('No charge is repeated', notChargedAgain)
  await steps.section('Mails that were due wait for the operator', mailsWait)
  await steps.section('A topic that does not have what the ledger has', topicRebuilt)
} catch (error) {
  console.error((error as Error).stack)
  process.exitCode = 1
}
await test.stop({ keepLogs: steps.failed > 0 })
await stripe.stop()
steps.finish(values.undone === undefined ? '' : `, with ${values.undone}`)

/** The amount of each payment that the provider took, once. */
function taken(): number[] {
  return [...stripe.intents.values()].map(({ amount }) => amount)
}

/** The provider tells that the payer has added a card. Resolves with the status of the answer. */
async function addCard(companyId: string): Promise<number> {
  const session = { mode: 'setup', customer: `cus_${companyId}`, setup_intent: 'seti_good' }
  const { body, signature } = stripe.event('checkout.session.completed', session)
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
  return (await send(test.url, { method: 'POST', path: '/v1/webhooks/payments/stripe', headers, body })).status
}

async function founded() {
  await step('Ada founds it; Bob is an administrator, Cat a developer', async () => {
    for (const each of [ada, bob, cat]) await each.join()
    const wanted = { name: 'Berg Print', address, plan: monthly('starter') }
    const { companyId } = await ada.expect(201, 'POST', '/v1/companies', wanted)
    path = `/v1/companies/${companyId}`
    for (const [who, companyRole] of [
      [bob, 'administrator'],
      [cat, 'developer'],
    ] as const) {
      await ada.expect(200, 'POST', `${path}/invitations`, { emails: [who.email], access: { companyRole } })
      const token = await mailbox.token(who.email, invited)
      await who.expect(200, 'POST', '/v1/invitations/accept', { token })
    }
    await ada.expect(200, 'POST', `${path}/payment-methods`, { returnUrl: 'https://console.example.com/billing' })
    assert.equal(await addCard(companyId), 204)
  })
  await step('its site shows a page, and its first invoice is open', async () => {
    const site = await ada.expect(201, 'POST', `${path}/sites`, { name: 'Prints' })
    await ada.ended(site)
    live = site.environments[0]
    await publish('before')
    firstInvoice = (await documents(1))[0].number
  })
}

async function backedUp() {
  await step('a mail is due: Dora is invited while no process of notification runs', async () => {
    await Promise.all(processesOf('notification').map((process) => process.stop()))
    await invite(dora)
  })
  await step('it is made while people are invited', async () => {
    let isOver = false
    let count = 0
    const load = (async () => {
      while (!isOver) {
        await invite(newAddress('somebody'))
        count += 1
      }
    })()
    const { status, text } = await run('backup', backup, '--files', hostFolder)
    isOver = true
    await load
    assert.equal(status, 0, text)
    assert.match(text, /^Done: 5 databases with \d+ documents as of .*, \d+ files of the host/m)
    assert.ok(count > 0, 'nobody was invited meanwhile')
  })
  await check('… another one into the same folder is refused', async () => {
    const { status, text } = await run('backup', backup)
    assert.equal(status, 1)
    assert.match(text, /is not empty/)
  })
}

async function goneOn() {
  for (const owner of ownerNames) formerEpochs.set(owner, await epochOf(owner))
  await step(
    'the mail is sent; Bob is removed, Cat becomes an administrator, the site shows another page',
    async () => {
      await Promise.all(processesOf('notification').map((process) => process.start()))
      await mailbox.wait(dora, { ...invited, seconds: 60 })
      await ada.expect(204, 'DELETE', `${path}/members/${bob.userId}`)
      assert.notEqual((await bob.call('GET', `${path}/members`)).status, 200)
      await ada.expect(200, 'PATCH', `${path}/members/${cat.userId}`, { access: { companyRole: 'administrator' } })
      await publish('after')
    },
  )
  await step('Ada pays her invoice by card', async () => {
    const { payment } = await ada.expect(200, 'POST', `${path}/invoices/${firstInvoice}/pay`)
    assert.equal(payment.status, 'succeeded')
    assert.deepEqual(taken(), [4_200])
  })
  await check('a restore is refused while processes run', async () => {
    const { status, text } = await run('restore', backup, '--replace')
    assert.equal(status, 1)
    assert.match(text, /is running/)
  })
  await step('everything is lost', async () => {
    for (const service of [...serviceNames].reverse()) {
      await Promise.all(processesOf(service).map((process) => process.stop()))
    }
    await Promise.all(processesOf('files').map((process) => process.stop()))
    for (const service of storingNames) {
      const database = await openDatabase(mongoUri, service)
      await database.dropDatabase()
      await database.close()
    }
    await rm(hostFolder, { recursive: true })
  })
}

async function putBack() {
  await check('a backup that has lost a byte is refused, before anything is written', async () => {
    const spoilt = `${backup}-spoilt`
    await cp(backup, spoilt, { recursive: true })
    const path = join(spoilt, 'company', 'companies.bson.gz')
    await truncate(path, (await stat(path)).size - 1)
    const { status, text } = await run('restore', spoilt)
    assert.equal(status, 1, text)
    const database = await openDatabase(mongoUri, 'company')
    assert.deepEqual(await database.db!.listCollections().toArray(), [])
    await database.close()
    await rm(spoilt, { recursive: true })
  })
  await step('the backup is restored: databases, and the files of the host', async () => {
    const { status, text } = await run('restore', backup, '--files', hostFolder)
    assert.equal(status, 0, text)
    assert.match(text, /Every ledger has a new epoch/)
    assert.ok((await readdir(join(hostFolder, 'environments'))).length > 0)
  })
  await undo?.(mongoUri, formerEpochs)
  await check('every ledger has a new epoch, and who follows it is in that one', async () => {
    for (const owner of ownerNames) assert.notEqual(await epochOf(owner), formerEpochs.get(owner), owner)
    for (const service of storingNames) {
      const database = await openDatabase(mongoUri, service)
      for (const owner of services[service].follows) {
        const positions = database.db!.collection<{ _id: string; epoch: string }>('follower_positions')
        const epochs = await positions.distinct('epoch', { _id: { $regex: `^${owner}/` } })
        assert.deepEqual(epochs, [await epochOf(owner)], `${service} follows ${owner}`)
      }
      await database.close()
    }
  })
  await step('everything is started', async () => {
    await Promise.all(processesOf('files').map((process) => process.start()))
    await Promise.all(processesOf(...ownerNames).map((process) => process.start()))
    await Promise.all(processesOf('notification', 'gateway').map((process) => process.start()))
  })
}

async function changedDifferently() {
  await step('sessions have ended, and passwords are those of the backup', async () => {
    assert.equal((await ada.call('GET', '/v1/me')).status, 401)
    for (const each of [ada, bob, cat]) {
      each.token = undefined
      await each.signIn()
    }
  })
  await step('Bob is a member again, Cat a developer; the site shows the page of before', async () => {
    const { items } = await bob.expect(200, 'GET', `${path}/members`)
    const roles = items.map((each: { email: string; access: object }) => [each.email, each.access])
    assert.deepEqual(Object.fromEntries(roles), {
      [ada.email]: { companyRole: 'administrator' },
      [bob.email]: { companyRole: 'administrator' },
      [cat.email]: { companyRole: 'developer' },
    })
    await until('the page', async () => (await visit(live.url)).text === 'before', { seconds: 60 })
  })
  await step('Cat is removed: from the answer on, no gateway lets her in, and each lets Bob in', async () => {
    const watched = { cat: watchAccess(test.system.urls, cat, path), bob: watchAccess(test.system.urls, bob, path) }
    const begun = performance.now()
    await watched.cat.enough(FEW_CHECKS)
    await ada.expect(204, 'DELETE', `${path}/members/${cat.userId}`)
    const inForce = performance.now()
    await Promise.all([sleep(WATCHED_MS), watched.cat.enough(MANY_CHECKS), watched.bob.enough(MANY_CHECKS)])
    const [ofCat, ofBob] = [await watched.cat.after(inForce, false), await watched.bob.after(begun, true)]
    console.log(`        ${ofCat.checks + ofBob.checks} checks, ${ofCat.stale + ofBob.stale} of them stale`)
    assert.deepEqual([ofCat.stale, ofBob.stale], [0, 0], 'stale answers')
  })
  await step('a page can be published', () => publish('later'))
}

async function notChargedAgain() {
  await step(
    'billing asks the provider, and knows what was paid: the invoice is paid, by money that it takes in',
    async () => {
      await until(
        'the provider is asked',
        async () => (await run('holds')).text.includes('1 payments were not known'),
        {
          seconds: 30,
          everyMs: 1_000,
        },
      )
      await ada.refused(409, 'nothing-outstanding', 'POST', `${path}/invoices/${firstInvoice}/pay`)
      assert.deepEqual(taken(), [4_200])
    },
  )
  await step('a larger plan is there at once; its invoice waits for the operator', async () => {
    await ada.expect(200, 'PUT', `${path}/subscription`, monthly('studio'))
    await sleep(SEVERAL_SWEEPS_MS)
    assert.equal((await documents(1)).length, 1, 'it was issued')
  })
  await check('… who has to say which numbers were given', async () => {
    const { status, text } = await run('release', 'billing')
    assert.equal(status, 1)
    assert.match(text, /Which numbers were given/)
  })
  await step('released above number 40, the invoice has number 41', async () => {
    const year = new Date().getUTCFullYear()
    const { status, text } = await run(
      ...['release', 'billing', '--last-invoice', `${year}/40`, '--last-credit-note', 'none'],
    )
    assert.equal(status, 0, text)
    const numbers = (await documents(2)).map(({ number }: { number: string }) => number)
    assert.deepEqual(numbers.toSorted(), [firstInvoice, `HF-${year}-000041`])
  })
  await step('nothing is charged twice, and what is new is charged once', async () => {
    await sleep(SEVERAL_SWEEPS_MS)
    assert.deepEqual(taken(), [4_200])
    const open = (await documents(2)).find(({ number }: { number: string }) => number !== firstInvoice)
    await ada.expect(200, 'POST', `${path}/invoices/${open.number}/pay`)
    await sleep(SEVERAL_SWEEPS_MS)
    assert.deepEqual(taken(), [4_200, Number(open.gross)])
  })
}

async function mailsWait() {
  const mails = async () => (await mailbox.fitting(dora, invited)).length
  await step('the mail to Dora is due again, and is not sent', async () => {
    const due = /due at the backup.*× holdfast\.company\.v1\.InvitationSent.*since the restore/s
    const isDue = async () => due.test((await run('holds')).text)
    await until('it is due', isDue, { seconds: 30, everyMs: 1_000 })
    await sleep(SEVERAL_SWEEPS_MS)
    assert.equal(await mails(), 1)
  })
  await step('released, it is sent', async () => {
    const { status, text } = await run('release', 'notification')
    assert.equal(status, 0, text)
    await mailbox.wait(dora, { ...invited, nth: 2, seconds: 30 })
  })
  await step('what company would do by itself waits until it is released, too', async () => {
    assert.match((await run('holds')).text, /^company waits, since it was restored/)
    assert.equal((await run('release', 'company')).status, 0)
    assert.match((await run('holds')).text, /^Nothing waits\./)
  })
}

async function topicRebuilt() {
  const keys = readTrustedKeys(test.system.trustedKeys)
  await step('after the restore, entries of company are not in its topic in the new epoch', async () => {
    const { missing, entries } = await missingInTopic(test.infrastructure, 'company', keys)
    console.log(`        ${missing} of ${entries}`)
    assert.ok(missing > 0)
  })
  await step('the command has company send them again, while it runs', async () => {
    const { status, text } = await run('rebuild-topic', 'company')
    assert.equal(status, 0, text)
    assert.match(text, /Done/)
    const { missing } = await missingInTopic(test.infrastructure, 'company', keys)
    assert.equal(missing, 0)
  })
  await check('and access still changes', async () => {
    await ada.expect(204, 'DELETE', `${path}/members/${bob.userId}`)
    assert.notEqual((await bob.call('GET', `${path}/members`)).status, 200)
  })
}

function invite(email: string) {
  return ada.expect(200, 'POST', `${path}/invitations`, { emails: [email], access: { companyRole: 'developer' } })
}

async function publish(page: string) {
  const uploaded = await ada.upload(live.environmentId, zipOf({ 'index.html': page }))
  const { state, problem } = await ada.ended(uploaded.body)
  assert.equal(state, 'done', JSON.stringify(problem))
  await until('the page', async () => (await visit(live.url)).text === page)
}

/** The documents of the company, when there are so many. */
function documents(count: number) {
  return until(
    `${count} documents`,
    async () => {
      const { items, total } = await ada.expect(200, 'GET', `${path}/invoices`)
      return total >= count && items
    },
    { seconds: 30 },
  )
}

async function epochOf(owner: string): Promise<string> {
  const database = await openDatabase(mongoUri, owner)
  const found = await database
    .db!.collection<{ _id: string; epoch: string }>('ledger_epochs')
    .findOne({ _id: 'present' })
  await database.close()
  return found!.epoch
}
