import { DomainError } from '@holdfast/errors'
import type { Log } from '@holdfast/runtime'
import { atEnd, silentLog, testDatabase, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import PostalMime from 'postal-mime'
import type { Letter } from '../letters/letter.ts'
import { openLetterBox } from '../testing/letter-box.ts'
import { startSender } from './mail-sender.ts'
import { createMailStore, type MailStore } from './mail-store.ts'
import { createPostOffice, type Send } from './post-office.ts'

const request = {
  owner: 'identity',
  type: 'holdfast.identity.v1.TwoFactorTurnedOn',
  stream: 'user/1',
  requestId: 'request',
}

function letterTo(to: string, changes: Partial<Letter> = {}): Letter {
  return {
    key: to,
    to,
    fullName: 'Ada',
    locale: 'en',
    template: 'two-factor-on',
    token: 'T0ken',
    values: { validHours: '168' },
    people: {},
    ...changes,
  }
}

async function insert(connection: Connection, mails: MailStore, id: string) {
  await connection.transaction((session) => mails.insert(id, request, session))
}

/** A store in a database of its own, and a letter box. */
async function prepare(options: Parameters<typeof openLetterBox>[0] = {}) {
  const connection = await testDatabase()
  const mails = await createMailStore(connection)
  const box = await openLetterBox(options)
  atEnd(box.close)
  const rows = connection.db!.collection<{ _id: string; state: string; [field: string]: unknown }>('mails')
  return {
    connection,
    mails,
    box,
    rows,
    insert: (id = 'identity/e/0/1') => insert(connection, mails, id),
    row: async (id = 'identity/e/0/1') => (await rows.findOne({ _id: id }))!,
    async inState(state: string, id = 'identity/e/0/1') {
      return waitFor(async () => {
        const row = await rows.findOne({ _id: id })
        return row?.state === state && row
      })
    },
  }
}

function start(
  world: { mails: Parameters<typeof startSender>[0]['mails']; box: { url: string } },
  options: Partial<Parameters<typeof startSender>[0]> & Partial<Parameters<typeof createPostOffice>[0]> = {},
) {
  const office = createPostOffice({
    url: world.box.url,
    from: 'Holdfast <no-reply@holdfast.test>',
    publicUrl: 'https://holdfast.test',
    onUnnamed: options.onUnnamed ?? (() => {}),
    silenceMs: options.silenceMs,
  })
  const sender = startSender({
    mails: world.mails,
    describe: async () => [letterTo('ada@example.com')],
    send: office.send,
    domain: 'mail.holdfast.test',
    log: silentLog,
    ...options,
  })
  atEnd(async () => {
    await sender.stop()
    office.close()
  })
  return { ...sender, send: office.send }
}

/** As long as the tests last. */
function forever(): Promise<boolean> {
  return new Promise((resolve) => atEnd(() => resolve(false)))
}

/** A process that takes up one mail and no other. */
function once(mails: MailStore): MailStore {
  let isTaken = false
  return {
    ...mails,
    async claim(claimMs) {
      const mail = isTaken ? undefined : await mails.claim(claimMs)
      isTaken ||= mail !== undefined
      return mail
    },
  }
}

describe('sending', () => {
  test('when a mail is due, it is sent once with what mail programs ask for, and the row says so', async () => {
    const world = await prepare()
    await world.insert()
    start(world)
    const row = await world.inState('sent')
    expect(world.box.mails).toEqual([expect.objectContaining({ to: ['ada@example.com'] })])
    const [mail] = world.box.mails
    expect(mail!.messageId).toMatch(/^<[\w-]{43}@mail\.holdfast\.test>$/)
    expect(mail!.raw).toMatch(/^Auto-Submitted: auto-generated\r$/im)
    expect(mail!.raw).toMatch(/^From: Holdfast <no-reply@holdfast.test>\r$/m)
    expect(mail!.raw).toContain('multipart/alternative')
    expect(mail!.subject).toBe('Two-factor authentication is on')
    expect(row).toMatchObject({ progress: [{ messageId: mail!.messageId, state: 'sent' }], doneAt: expect.any(Date) })
  })

  test('when something goes with a letter, the mail has it byte for byte, with its name and type', async () => {
    const world = await prepare()
    await world.insert()
    const content = Buffer.from([0, 255, 13, 10, 37, 80, 68, 70])
    const attachments = [
      { fileName: 'HF-1.pdf', mediaType: 'application/pdf', content },
      { fileName: 'HF-1.xml', mediaType: 'application/xml', content: Buffer.from('<Invoice/>') },
    ]
    start(world, { describe: async () => [letterTo('ada@example.com', { attachments })] })
    await world.inState('sent')
    const parsed = await PostalMime.parse(world.box.mails[0]!.source)
    expect(parsed.attachments.map(({ filename, mimeType, disposition }) => [filename, mimeType, disposition])).toEqual([
      ['HF-1.pdf', 'application/pdf', 'attachment'],
      ['HF-1.xml', 'application/xml', 'attachment'],
    ])
    expect(Buffer.from(parsed.attachments[0]!.content as ArrayBuffer).equals(content)).toBe(true)
    expect(parsed.text).toContain('signing in needs a code')
  })

  test('when a mail is sent, its row holds neither address nor name', async () => {
    const world = await prepare()
    await world.insert()
    start(world, {
      describe: async () => [letterTo('ada@example.com', { key: 'two-factor-on', fullName: 'Ada Lovelace' })],
    })
    expect(JSON.stringify(await world.inState('sent'))).not.toMatch(/ada|example\.com/i)
  })

  test('when a row is inserted, the sender that watches is woken and does not wait for its sweep', async () => {
    const world = await prepare()
    let woken = 0
    const unwatch = world.mails.watch(() => woken++, silentLog)
    atEnd(unwatch)
    // A change stream begins when the server has it; rows from before are the sweep's.
    await waitFor(async () => {
      await world.insert(`identity/e/1/${crypto.randomUUID()}`)
      return woken > 0
    })
  })

  test('when the owner has no letter to give, the mail is withheld', async () => {
    const world = await prepare()
    await world.insert()
    start(world, { describe: async () => [] })
    await world.inState('withheld')
    expect(world.box.mails).toEqual([])
  })

  test('when an entry gives several letters, each recipient has one with an id of its own', async () => {
    const world = await prepare()
    await world.insert()
    start(world, { describe: async () => ['a', 'b', 'c'].map((name) => letterTo(`${name}@example.com`)) })
    await world.inState('sent')
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['a@example.com', 'b@example.com', 'c@example.com'])
    expect(new Set(world.box.mails.map(({ messageId }) => messageId)).size).toBe(3)
  })

  test('when many are due and three processes send, everybody has exactly one', async () => {
    const world = await prepare()
    const ids = Array.from({ length: 60 }, (_, i) => `identity/e/0/${i}`)
    for (const id of ids) await world.insert(id)
    for (let i = 0; i < 3; i++)
      start(world, { describe: async ({ id }) => [letterTo(`${id.split('/')[3]}@example.com`)] })
    await waitFor(async () => (await world.rows.countDocuments({ state: 'sent' })) === ids.length)
    const recipients = world.box.mails.map(({ to }) => to[0])
    expect(recipients.length).toBe(ids.length)
    expect(new Set(recipients).size).toBe(ids.length)
  })
})

describe('a process that dies', () => {
  test('when it dies before an accepted letter is stored as sent, the letter is repeated with the same id', async () => {
    const world = await prepare()
    await world.insert()
    // It never comes to write what it did, and its claim is not renewed: as after kill -9.
    const dead = { ...once(world.mails), settle: forever, renew: forever }
    start({ ...world, mails: dead }, { claimMs: 500 })
    await waitFor(() => world.box.mails.length === 1)
    start(world, { claimMs: 500 })
    await world.inState('sent')
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['ada@example.com', 'ada@example.com'])
    expect(world.box.mails[1]!.messageId).toBe(world.box.mails[0]!.messageId)
  })

  test('when it dies in the middle of several letters, only the one in flight is repeated, whatever their order', async () => {
    const world = await prepare()
    await world.insert()
    const letters = ['a', 'b', 'c'].map((name) => letterTo(`${name}@example.com`))
    let settled = 0
    const dying: MailStore = {
      ...once(world.mails),
      settle: (mail, letter) => (++settled === 2 ? forever() : world.mails.settle(mail, letter)),
      renew: forever,
    }
    start({ ...world, mails: dying }, { claimMs: 500, describe: async () => letters })
    await waitFor(() => world.box.mails.length === 2)
    start(world, { claimMs: 500, describe: async () => letters.toReversed() })
    await world.inState('sent')
    expect(world.box.mails.map(({ to }) => to[0]!.charAt(0))).toEqual(['a', 'b', 'c', 'b'])
    expect(world.box.mails[3]!.messageId).toBe(world.box.mails[1]!.messageId)
  })

  test('when it was only paused and its claim went to another, it sends nothing more', async () => {
    const world = await prepare()
    await world.insert()
    let resume = () => {}
    const paused = new Promise<Letter[]>((resolve) => {
      resume = () => resolve([letterTo('ada@example.com')])
    })
    let lostClaims = 0
    const woken: MailStore = {
      ...once(world.mails),
      renew: forever,
      start: async (...args: Parameters<MailStore['start']>) => {
        const isOurs = await world.mails.start(...args)
        if (!isOurs) lostClaims++
        return isOurs
      },
    }
    start({ ...world, mails: woken }, { claimMs: 300, describe: () => paused })
    await waitFor(async () => (await world.row()).attempts === 1)
    start(world, { claimMs: 300 })
    await world.inState('sent')
    resume()
    await waitFor(() => lostClaims === 1)
    expect(world.box.mails.length).toBe(1)
  })
})

describe('a slow server', () => {
  test('when it takes longer than a claim, the claim is renewed and nobody else sends', async () => {
    let answer = () => {}
    const world = await prepare({ onTaken: () => new Promise<void>((resolve) => (answer = resolve)) })
    await world.insert()
    start(world, { claimMs: 2_400 })
    start(world, { claimMs: 2_400 })
    await waitFor(() => world.box.mails.length === 1)
    // More than a life of the claim, seen in the database, with another sender looking for work all the time.
    const until = (await world.row()).nextAt as Date
    await waitFor(async () => ((await world.row()).nextAt as Date).getTime() > until.getTime() + 3_000, { ms: 20_000 })
    answer()
    const row = await world.inState('sent')
    expect(row.attempts).toBe(1)
    expect(world.box.mails.length).toBe(1)
  })

  test('when the claim cannot be renewed any more, the connection is closed before somebody else may send', async () => {
    const world = await prepare({ onTaken: forever })
    await world.insert()
    let abortedAfterMs = 0
    let begun = 0
    const claimMs = 2_000
    const office = createPostOffice({
      url: world.box.url,
      from: 'a@holdfast.test',
      publicUrl: 'https://h.test',
      onUnnamed() {},
    })
    atEnd(office.close)
    const send: Send = async (...args) => {
      await office.send(...args).catch((error) => {
        abortedAfterMs = performance.now() - begun
        throw error
      })
    }
    const unrenewed: MailStore = {
      ...once(world.mails),
      renew: () => Promise.reject(new Error('database away')),
      start(...args) {
        begun = performance.now()
        return world.mails.start(...args)
      },
    }
    const sender = start({ ...world, mails: unrenewed }, { claimMs, send })
    await waitFor(() => abortedAfterMs > 0)
    // The claim was taken before, and renewed no later than the letter was started.
    expect(abortedAfterMs).toBeLessThan(claimMs)
    void sender.stop()
  })
})

describe('what people wrote', () => {
  /** What the recipient's mail program reads. */
  async function received(changes: Partial<Letter>) {
    const world = await prepare()
    await world.insert()
    const told: unknown[] = []
    const onUnnamed = (...what: unknown[]) => told.push(what)
    start(world, { describe: async () => [letterTo('ada@example.com', changes)], onUnnamed })
    await world.inState('sent')
    const [mail] = world.box.mails
    return { mail: mail!, read: await new PostalMime().parse(mail!.source), told }
  }
  const removed = (companyName: string, changes: Partial<Letter> = {}) =>
    received({ template: 'member-removed', values: { companyName }, people: { actor: 'Bo' }, ...changes })

  test.each([
    '=?utf-8?q?You_have_won?=',
    '=?UTF-8?B?WW91IGhhdmUgd29u?= Ltd',
    'Ünï =?utf-8?q?You_have_won?=',
    '=?utf-8?q?a?= =?utf-8?q?b?=',
  ])('when a name speaks the language of headers, such as %s, it is read as it is written', async (name) => {
    const { read } = await removed(name, { fullName: name })
    expect(read.subject).toContain(name)
    expect(read.to![0]!.name).toContain(name)
    expect(read.to).toHaveLength(1)
    expect(read.text).toContain(name)
  })

  test('when a name would add a header or a recipient, there is none', async () => {
    const evil = 'Acme\r\nBcc: all@example.com\r\n\r\n<b>"Bo" <bo@example.com>, x'
    const { mail, read } = await removed(evil, { fullName: evil })
    expect(mail.to).toEqual(['ada@example.com'])
    expect(read.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(read.to!.map(({ address }) => address)).toEqual(['ada@example.com'])
  })

  test('when a name shows nothing, the mail is sent, and somebody is told', async () => {
    const { read, told } = await removed('\u200e')
    expect(read.subject).toBe('You no longer have access to (without a name)')
    expect(told).toEqual([['member-removed', ['companyName']]])
  })

  test('when an address has other letters than ASCII, the mail goes to the very mailbox', async () => {
    const world = await prepare()
    const letters = ['bo@bücher.example', 'jörg@bücher.example'].map((to) => letterTo(to))
    await world.insert()
    start(world, { describe: async () => letters })
    await world.inState('sent')
    // The letter box shows every domain in its own letters. A server without SMTPUTF8 takes the first address as it is.
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['bo@bücher.example', 'jörg@bücher.example'])
    expect(world.box.mails.map(({ source }) => /^To: .*<(.*)>\r$/m.exec(source)![1])).toEqual([
      'bo@xn--bcher-kva.example',
      'jörg@bücher.example',
    ])
  })
})

describe('failures', () => {
  test('when a letter cannot be written, the others are sent and the mail is parked with an error, until a start', async () => {
    const world = await prepare()
    await world.insert()
    const errors: string[] = []
    const log: Log = silentLog.child({})
    log.error = (_: unknown, said?: string) => {
      errors.push(said!)
    }
    const letters = [letterTo('a@example.com', { template: 'no-such' }), letterTo('b@example.com')]
    start(world, { log, describe: async () => letters })
    const row = await world.inState('parked')
    expect(row).toMatchObject({
      reason: 'letter: there is no template no-such',
      claim: null,
      nextAt: null,
      attempts: 1,
    })
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['b@example.com'])
    expect(errors).toEqual(['a letter cannot be written', 'mail parked'])
    expect(await world.mails.countParked()).toBe(1)

    letters[0] = letterTo('a@example.com')
    await world.mails.unpark()
    await world.inState('sent')
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['b@example.com', 'a@example.com'])
    expect(await world.mails.countParked()).toBe(0)
  })

  test('when the owner is out of reach, the mail waits and says why', async () => {
    const world = await prepare()
    await world.insert()
    let isAway = true
    start(world, {
      async describe() {
        if (isAway) throw new DomainError('unavailable')
        return [letterTo('ada@example.com')]
      },
    })
    await waitFor(async () => (await world.row()).reason === 'owner: unavailable')
    expect(await world.row()).toMatchObject({ state: 'waiting', claim: null })
    isAway = false
    await world.inState('sent')
  })

  test('when the mail server is out of reach, the mail waits and is sent when it is back', async () => {
    const world = await prepare()
    await world.insert()
    const nowhere = createPostOffice({
      url: 'smtp://127.0.0.1:9',
      from: 'a@holdfast.test',
      publicUrl: 'https://h.test',
      onUnnamed() {},
    })
    atEnd(nowhere.close)
    let isAway = true
    const { send } = start({ ...world, mails: { ...world.mails, claim: async () => undefined } })
    start(world, { send: (...args) => (isAway ? nowhere.send : send)(...args) })
    const row = await waitFor(async () => {
      const found = await world.row()
      return found.reason && found
    })
    expect(row).toMatchObject({ state: 'waiting', reason: 'smtp: ESOCKET' })
    isAway = false
    await world.inState('sent')
    expect(world.box.mails.length).toBe(1)
  })

  test('when the server refuses a recipient for good, that letter is refused, and the address is not stored', async () => {
    const world = await prepare({ refuse: (address) => (address.startsWith('gone') ? 550 : undefined) })
    await world.insert()
    start(world, { describe: async () => [letterTo('gone@example.com', { key: 'k' })] })
    const row = await world.inState('refused')
    expect(row).toMatchObject({ reason: 'smtp: 550 RCPT TO', progress: [{ state: 'refused' }] })
    expect(JSON.stringify(row)).not.toContain('gone')
  })

  test('when an address is malformed, it is refused without asking the server', async () => {
    const world = await prepare()
    await world.insert()
    start(world, { describe: async () => [letterTo('a@b.example>\r\nRCPT TO:<c@d.example', { key: 'k' })] })
    await world.inState('refused')
    expect(world.box.mails).toEqual([])
  })

  test('when the server cannot take one recipient now, the others have theirs and that one is tried again', async () => {
    let isFull = true
    const world = await prepare({ refuse: (address) => (isFull && address.startsWith('full') ? 452 : undefined) })
    await world.insert()
    const people = ['a', 'full', 'c'].map((name) => letterTo(`${name}@example.com`))
    start(world, { describe: async () => people })
    await waitFor(async () => (await world.row()).reason === 'smtp: 452 RCPT TO')
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['a@example.com', 'c@example.com'])
    isFull = false
    await world.inState('sent')
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['a@example.com', 'c@example.com', 'full@example.com'])
  })

  test('when a mail has failed for three days, it is given up and an error is logged', async () => {
    const world = await prepare()
    await world.insert()
    await world.rows.updateOne({}, { $set: { createdAt: new Date(Date.now() - 73 * 3_600_000) } })
    const errors: unknown[] = []
    const log: Log = silentLog.child({})
    log.error = (...said: unknown[]) => {
      errors.push(said)
    }
    start(world, { log, describe: () => Promise.reject(new DomainError('unavailable')) })
    const row = await world.inState('failed')
    expect(row).toMatchObject({ reason: 'owner: unavailable', doneAt: expect.any(Date) })
    await waitFor(() => errors.length === 1)
  })

  test('when the database is away after a letter was sent, that is stored as soon as it is back and nothing is sent twice', async () => {
    const world = await prepare()
    await world.insert()
    let failures = 0
    const flaky: MailStore = {
      ...world.mails,
      async settle(mail, letter) {
        if (failures++ < 3) throw Object.assign(new Error('no primary'), { name: 'MongoNetworkError' })
        return world.mails.settle(mail, letter)
      },
    }
    start({ ...world, mails: flaky })
    await world.inState('sent')
    expect(failures).toBe(4)
    expect(world.box.mails.length).toBe(1)
  })

  test('when the sender stops, mails under way are sent and stored as sent first', async () => {
    let answer = () => {}
    const world = await prepare({ onTaken: () => new Promise<void>((resolve) => (answer = resolve)) })
    await world.insert()
    const sender = start(world)
    await waitFor(() => world.box.mails.length === 1)
    const stopped = sender.stop()
    answer()
    await stopped
    expect(await world.row()).toMatchObject({ state: 'sent' })
  })
})
