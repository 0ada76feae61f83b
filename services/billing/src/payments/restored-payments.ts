import { isId } from '@holdfast/contracts'
import { PaymentRequested } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type OpenHold, type Signer } from '@holdfast/runtime'
import { Temporal } from 'temporal-polyfill'
import type { AccountStore } from '../accounts/account-store.ts'
import { type Payment, requested } from './payment.ts'
import type { PaymentCharging } from './payment-charging.ts'
import type { PaymentProvider, ProviderRecord } from './payment-provider.ts'
import type { PaymentStore } from './payment-store.ts'

/** A payment that was begun so long before the backup may still have come to something after it. */
const BEFORE_MS = 35 * 86_400_000

/**
 * The sweep's task of a billing that was restored from a backup: the provider is asked what it has taken, before anything is
 * charged again. What it was asked for before the backup gets its outcome. What it was asked for after the backup is not
 * known here any more, and is kept as money of the company: it pays what is invoiced again. What nobody can decide here is
 * named to the operator.
 */
export function createRestoredPayments(needs: {
  hold: OpenHold
  ledger: Ledger
  accounts: Pick<AccountStore, 'find'>
  payments: PaymentStore
  provider: PaymentProvider | undefined
  charging: Pick<PaymentCharging, 'take'>
  signer: Signer
  log: Log
}): () => Promise<boolean> {
  const { hold, ledger, accounts, payments, provider, charging, signer, log } = needs

  return async () => {
    const held = await hold.find()
    if (!held || held.asked) return false
    const at = new Date()
    let adopted = 0
    const unclear: string[] = []
    if (!provider && (await payments.haveProvider()))
      unclear.push('no provider is set, and payments over one are known')
    if (provider) {
      const span = {
        from: Temporal.Instant.fromEpochMilliseconds(held.backupAt.getTime() - BEFORE_MS),
        to: Temporal.Instant.fromEpochMilliseconds(at.getTime() + 1_000),
      }
      for (let after = '', isOver = false; !isOver; isOver = after === '') {
        const page = await provider.list({ ...span, after })
        for (const record of page.payments) {
          const found = await takeIn(provider, record)
          if (found === 'adopted') adopted += 1
          else if (found !== 'known') unclear.push(`${record.providerId}: ${found}`)
        }
        after = page.next
      }
    }
    await hold.noteAsked({ at, adopted, unclear })
    log.warn({ adopted, unclear }, 'the provider was asked what it has taken since the backup')
    return false
  }

  /** What is unclear about it, in words for the operator, if it is neither known nor adopted. */
  async function takeIn(by: PaymentProvider, record: ProviderRecord): Promise<string> {
    const { standing, returned } = record
    if (!standing || !isId(standing.event.paymentId)) return 'known'
    const { event } = standing
    try {
      const kept = await payments.find(event.paymentId)
      if (kept && kept.via !== 'provider') return 'is a bank transfer here'
      const isNew = !kept
      if (isNew) {
        // What has failed there has moved no money, and nobody waits for it here.
        if (event.says.status === 'failed') return 'known'
        if (!(await accounts.find(standing.companyId))) return `of a company that is not known: ${standing.companyId}`
        await adopt(by, standing)
      }
      await charging.take({ about: 'payment', event })
      if (returned !== (kept?.returned ?? 0n)) return `${returned} of it went back to the payer`
      // Nothing here connects it with the invoice that is issued again, and would be charged besides.
      const present = await payments.find(event.paymentId)
      if (present?.via === 'provider' && present.invoiceNumber === undefined && isOpen(present)) {
        return `is ${event.says.status}: wait for what comes of it`
      }
      return isNew ? 'adopted' : 'known'
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'unavailable') throw error
      return error.code
    }
  }

  /** As if it had been asked for just now; what came of it, the provider's word says next. */
  async function adopt(by: PaymentProvider, { event, companyId, method }: NonNullable<ProviderRecord['standing']>) {
    const { paymentId, amount, currency, providerCustomer, at } = event
    const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
    await ledger.transact(command, async (tx) => {
      if (await payments.find(paymentId, tx.session)) return {}
      const { name: provider, account: providerAccount } = by
      const about = { paymentId, companyId, provider, providerAccount, providerCustomer, amount, currency }
      await payments.save({ via: 'provider', method, refunds: [], ...requested(about, at), isAsked: true }, tx.session)
      tx.append(PaymentRequested, { companyId, paymentId, amount: Number(amount), currency, provider, number: '' })
      return {}
    })
  }
}

function isOpen({ state: { status } }: Payment): boolean {
  return status !== 'succeeded' && status !== 'failed'
}
