import { newId } from '@holdfast/contracts'
import {
  PaymentActionNeeded,
  PaymentFailed,
  PaymentMethodsChanged,
  PaymentReceived,
  PaymentRequested,
  PaymentReturned,
  PaymentReturnUndone,
  RefundRequested,
} from '@holdfast/contracts/billing'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { Ledger, Transaction } from '@holdfast/ledger'
import { asService, type Call, type Log, type Signer } from '@holdfast/runtime'
import { type CompanyAccount, openInvoices, outstandingOf } from '../book/account.ts'
import type { BookStore } from '../book/book-store.ts'
import type { Clock } from '../clock.ts'
import { addMethod, methodToCharge } from '../payment-methods/payment-method.ts'
import type { PaymentMethodStore } from '../payment-methods/payment-method-store.ts'
import { settle } from './allocation.ts'
import { checkConfirmable, isOwed, isUnderWay } from './confirmation.ts'
import {
  forgotten,
  type Payment,
  type PaymentDecision,
  type PaymentEvent,
  requested,
  told,
  unanswered,
  withdrawn,
} from './payment.ts'
import type { PaymentProvider, ProviderWord } from './payment-provider.ts'
import { paidBetween } from './payment-recording.ts'
import type { KeptPayment, KeptProviderPayment, PaymentStore } from './payment-store.ts'
import { checkRefund, type Refund } from './refund.ts'

const BATCH = 50
/** Providers know a key for a day: asked later than that, they would charge again. */
const ASKED_FOR_MS = 20 * 3_600_000

export interface PaymentCharging {
  /**
   * In a transaction: the payment of what is outstanding of an invoice is to be asked for, if a card is known and none is
   * on its way. Undefined if it is not. Payers are charged by the first way to pay, as they are told; tries take turns.
   */
  request(account: CompanyAccount, number: string, by: 'payer' | 'try', tx: Transaction): Promise<string | undefined>
  /** Asks the provider for a payment that was requested, and takes in what it says. */
  ask(paymentId: string): Promise<void>
  /** Ends the payments of an invoice that wait for their payer, at the provider. */
  endWaiting(companyId: string, number: string): Promise<void>
  /**
   * The provider's page where the payer confirms a payment that waits for it. Takes in what the provider says where nothing
   * is to be confirmed any more, and then throws `payment-not-waiting`.
   */
  confirm(payment: KeptPayment, returnUrl: string): Promise<{ url: string }>
  /** Takes in what the provider says: again, late, or for the first time. Answers when what it restores is in force. */
  take(word: ProviderWord): Promise<void>
  /** An operator gives money back: asked for here, and in the book when the provider says that it is done. */
  refund(
    act: { call: Call; actor: ActorInput },
    payment: KeptProviderPayment,
    amount: bigint,
    reason: string,
  ): Promise<{ returned: number }>
  /** The sweep's task: asks for what was left unasked. */
  askForUnasked(): Promise<boolean>
  /** The sweep's task: ends payments that wait for their payer, and are not owed any more. */
  withdrawUnowed(): Promise<boolean>
}

/** Payments over a provider. Each is there before the provider is asked, so nothing that it takes is ever unknown. */
export function createPaymentCharging(needs: {
  ledger: Ledger
  book: BookStore
  payments: PaymentStore
  methods: PaymentMethodStore
  provider: PaymentProvider | undefined
  settled: (account: CompanyAccount, tx: Transaction) => Promise<void>
  tellCompany: (companyId: string) => Promise<void>
  clock: Clock
  signer: Signer
  log: Log
}): PaymentCharging {
  const { ledger, book, payments, methods, provider, settled, tellCompany, clock, signer, log } = needs
  const unasked = inRounds(payments.unasked, (paymentId) => paymentId)
  const waiting = inRounds(payments.waiting, ({ paymentId }) => paymentId)

  return {
    async request(account, number, by, tx) {
      const { companyId, currency } = account
      const invoice = openInvoices(account).find((one) => one.number === number)
      if (!provider || !invoice) return undefined
      const earlier = await payments.forInvoice(companyId, number, tx.session)
      if (earlier.some(isUnderWay)) return undefined
      const known = await methods.find(companyId, tx.session)
      const tried = earlier.filter(({ isAsked }) => isAsked).map(({ method }) => method)
      const method = by === 'payer' ? known.methods[0] : methodToCharge(known, tried)
      if (!method || known.customer === undefined) return undefined
      const payment = requested(
        {
          paymentId: newId(tx.now),
          companyId,
          provider: provider.name,
          providerAccount: provider.account,
          providerCustomer: known.customer,
          amount: outstandingOf(invoice),
          currency,
          invoiceNumber: number,
          insteadOf: earlier.filter(({ state }) => state.status === 'action-needed').map(({ paymentId }) => paymentId),
        },
        clock(),
      )
      const { paymentId, amount } = payment
      await payments.save({ via: 'provider', method: method.providerId, refunds: [], ...payment }, tx.session)
      const about = { companyId, paymentId, amount: Number(amount), currency, provider: provider.name, number }
      tx.append(PaymentRequested, about)
      return paymentId
    },

    ask,
    endWaiting,

    async confirm(payment, returnUrl) {
      if (payment.via !== 'provider') throw new DomainError('payment-not-waiting')
      const { companyId, providerId, method, invoiceNumber: number } = payment
      const ofInvoice = number === undefined ? [] : await payments.forInvoice(companyId, number)
      checkConfirmable(payment, await book.account(companyId), ofInvoice)
      if (!provider || providerId === undefined) throw new DomainError('no-payment-provider')
      const answer = await provider.confirmation({ providerId, method, returnUrl })
      if ('url' in answer) return answer
      await take({ about: 'payment', event: answer.event })
      throw new DomainError('payment-not-waiting')
    },

    take,

    async refund({ call, actor }, { paymentId, companyId }, amount, reason) {
      const returned = await ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx) => {
        const payment = await payments.find(paymentId, tx.session)
        if (payment?.via !== 'provider') throw new DomainError('unknown-payment')
        const account = await book.account(companyId, tx.session)
        checkRefund(payment, amount, account, await payments.goingBack(companyId, tx.session))
        const refund = { refundId: newId(tx.now), amount, state: 'wanted' } as const
        await payments.save({ ...payment, refunds: [...payment.refunds, refund] }, tx.session)
        const { currency } = payment
        const about = { companyId, paymentId, refundId: refund.refundId, amount: Number(amount), currency, reason }
        tx.append(RefundRequested, about)
        return { returned: Number(payment.returned) }
      })
      await ask(paymentId).catch(() => {})
      return returned
    },

    askForUnasked: () =>
      unasked(async (paymentId) => {
        await ask(paymentId).catch((err) =>
          log.warn({ err, paymentId }, 'a provider could not be asked for a payment; it is tried again'),
        )
      }),

    withdrawUnowed: () =>
      waiting(async (payment) => {
        const { paymentId, companyId } = payment
        try {
          if (!isOwed(payment, await book.account(companyId))) await withdraw(payment)
        } catch (err) {
          log.warn({ err, paymentId }, 'a payment that is not owed any more could not be ended; it is tried again')
        }
      }),
  }

  async function ask(paymentId: string): Promise<void> {
    const payment = await payments.find(paymentId)
    if (!provider || payment?.via !== 'provider') return
    const { companyId, amount, currency, method, providerCustomer: customer } = payment
    if (payment.state.status === 'requested') {
      if (isTooLate(paymentId)) {
        const events = await change(paymentId, companyId, unanswered)
        if (events.length > 0)
          log.error({ paymentId, companyId }, 'nobody knows what came of a payment: look at the provider')
        return
      }
      if (!payment.isAsked) {
        if (!(await isNeeded(payment))) return void (await change(paymentId, companyId, withdrawn))
        // Noted first, so that nobody takes it for unasked meanwhile, or when the answer is lost.
        if (!(await payments.note(payment, { ...payment, isAsked: true }))) throw new DomainError('unavailable')
      }
      const wanted = { paymentId, companyId, customer, method, amount, currency }
      await take({ about: 'payment', event: await provider.charge(wanted) })
      return
    }
    for (const refund of payment.refunds) if (refund.state === 'wanted') await askForRefund(payment, refund)
  }

  /**
   * Ends first what waits for its payer of the same invoice: who has a page of their bank open would pay twice. If one was
   * confirmed after all, it has paid, this invoice or an older one, or is about to.
   */
  async function isNeeded(payment: KeptProviderPayment): Promise<boolean> {
    const { companyId, paymentId, invoiceNumber: number, insteadOf = [] } = payment
    if (number === undefined) return true
    await endWaiting(companyId, number)
    const others = (await payments.forInvoice(companyId, number)).filter((other) => other.paymentId !== paymentId)
    const isConfirmed = others.some((other) => insteadOf.includes(other.paymentId) && other.state.status !== 'failed')
    return !isConfirmed && !others.some(isUnderWay) && isOwed(payment, await book.account(companyId))
  }

  async function endWaiting(companyId: string, number: string): Promise<void> {
    for (const payment of await payments.forInvoice(companyId, number)) {
      if (payment.state.status === 'action-needed') await withdraw(payment)
    }
  }

  async function withdraw(payment: KeptProviderPayment): Promise<void> {
    const { paymentId, companyId, providerId } = payment
    if (!provider || providerId === undefined) return
    // Noted first: what the provider says on its own may be here before its answer.
    const isNoted = payment.isWithdrawn || (await payments.note(payment, { ...payment, isWithdrawn: true }))
    if (!isNoted) throw new DomainError('unavailable')
    const event = await provider.cancel(providerId)
    if (!event) {
      log.error({ paymentId, companyId }, 'a provider does not know a payment that waits for its payer')
      await change(paymentId, companyId, forgotten)
      return
    }
    if (event.says.status === 'action-needed') throw new DomainError('unavailable')
    await take({ about: 'payment', event })
  }

  async function askForRefund({ paymentId, companyId, providerId }: Payment, { refundId, amount }: Refund) {
    const giveUp = async (because: string, more: { refusal?: string } = {}) => {
      const isGivenUp = await payments.noteRefund(paymentId, refundId, 'given-up')
      if (isGivenUp) log.error({ paymentId, refundId, companyId, ...more }, `${because}: look at the provider`)
    }
    if (isTooLate(refundId)) return giveUp('nobody knows what came of a refund')
    if (!provider || providerId === undefined) return
    const { refusal } = await provider.refund({ refundId, providerId, amount })
    if (refusal !== undefined) return giveUp('a provider refuses to give money back', { refusal })
    await payments.noteRefund(paymentId, refundId, 'asked')
  }

  async function take(word: ProviderWord): Promise<void> {
    if (word.about === 'method') return takeMethod(word)
    const { event } = word
    const known = await payments.find(event.paymentId)
    if (known?.via !== 'provider') throw new DomainError('unknown-payment')
    const { companyId } = known
    const events = await change(event.paymentId, companyId, (payment, account) => told(payment, event, account))
    const hasFailed = events.some((one) => one.type === 'PaymentReturnUndone' && !one.isByBank)
    if (hasFailed) log.error({ paymentId: event.paymentId, companyId }, 'a refund has failed: it is credit again')
    await tellCompany(companyId)
  }

  /** Answers with what has come of it. */
  async function change(
    paymentId: string,
    companyId: string,
    decide: (payment: Payment, account: CompanyAccount) => PaymentDecision,
  ): Promise<readonly PaymentEvent[]> {
    const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
    let written: readonly PaymentEvent[] = []
    let noted: { before: KeptProviderPayment; after: KeptProviderPayment } | undefined
    await ledger.transact(command, async (tx) => {
      noted = undefined
      written = []
      const before = await payments.find(paymentId, tx.session)
      if (before?.via !== 'provider') throw new DomainError('unknown-payment')
      const account = await book.account(companyId, tx.session)
      const { payment, events, movements } = decide(before, account)
      const { via, method, refunds } = before
      const after = { via, method, refunds, ...payment }
      if (payment !== before) noted = { before, after }
      // Without an entry, nothing that a command writes is kept.
      if (events.length === 0) return {}
      const change = settle(account, movements)
      await book.save(change, tx.session)
      await payments.save(after, tx.session)
      const paidNumbers = paidBetween(account, change.account)
      for (const each of events) write(each, before, paidNumbers, tx)
      if (movements.length > 0) await settled(change.account, tx)
      written = events
      return {}
    })
    if (written.length > 0 || !noted) return written
    // Whoever says it, says it again.
    if (!(await payments.note(noted.before, noted.after))) throw new DomainError('unavailable')
    return written
  }

  async function takeMethod({ customer, method }: Extract<ProviderWord, { about: 'method' }>): Promise<void> {
    const companyId = await methods.companyOf(customer)
    if (companyId === undefined) throw new DomainError('event-of-another-account')
    const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
    await ledger.transact(command, async (tx) => {
      const present = await methods.find(companyId, tx.session)
      const added = addMethod(present, method)
      if (added === present) return {}
      await methods.save(added, tx.session)
      tx.append(PaymentMethodsChanged, { companyId, count: added.methods.length })
      return {}
    })
  }
}

/**
 * Works through a list batch by batch, and from its beginning again behind the end: those of which nothing comes hold no
 * others. Each call does a batch, and answers whether there are more.
 */
function inRounds<Item>(
  list: (after: string, limit: number) => Promise<Item[]>,
  idOf: (item: Item) => string,
): (each: (item: Item) => Promise<void>) => Promise<boolean> {
  let last = ''
  return async (each) => {
    const batch = await list(last, BATCH)
    last = batch.length < BATCH ? '' : idOf(batch.at(-1)!)
    for (const item of batch) await each(item)
    return last !== ''
  }
}

function write(
  event: PaymentEvent,
  payment: KeptProviderPayment,
  paidNumbers: string[],
  { append }: Transaction,
): void {
  const { companyId, paymentId, currency, provider, invoiceNumber: number = '' } = payment
  const about = { companyId, paymentId, currency, amount: Number(payment.amount) }
  switch (event.type) {
    case 'PaymentActionNeeded':
      append(PaymentActionNeeded, { ...about, number })
      break
    case 'PaymentFailed':
      append(PaymentFailed, { ...about, number, reason: event.reason })
      break
    case 'PaymentSucceeded':
      append(PaymentReceived, { ...about, provider, paidNumbers })
      break
    case 'PaymentReturned':
      append(PaymentReturned, { ...about, amount: Number(event.amount), byBank: event.isByBank, reason: '' })
      break
    case 'PaymentReturnUndone':
      append(PaymentReturnUndone, { ...about, amount: Number(event.amount), byBank: event.isByBank, paidNumbers })
  }
}

/** @param id of a payment or a refund, which is the provider's key for it */
function isTooLate(id: string): boolean {
  return Date.now() - timeOf(id) > ASKED_FOR_MS
}

/** A payment's id says when it was made, in milliseconds since 1970. */
export function timeOf(paymentId: string): number {
  return Number.parseInt(paymentId.replaceAll('-', '').slice(0, 12), 16)
}
