import type { Temporal } from 'temporal-polyfill'
import type { PaymentMethod } from '../payment-methods/payment-method.ts'
import type { ProviderEvent } from './payment.ts'

/** What a provider says on its own, after its signature was verified. */
export type ProviderWord =
  | { about: 'payment'; event: ProviderEvent }
  /** A payer has added a way to pay. */
  | { about: 'method'; customer: string; method: PaymentMethod }

/**
 * Who takes money from cards and bank accounts. Every call has a deadline, may be repeated, and throws `unavailable` where
 * nobody knows what came of it. Nothing here decides: what an event changes, the rules say.
 */
export interface PaymentProvider {
  name: string
  /** Ours, at the provider. */
  account: string
  /** Asks for the payment, once by its id, and says how far it came. What the provider refuses for good has failed. */
  charge(wanted: ChargeWanted): Promise<ProviderEvent>
  /**
   * The page where the payer confirms a payment at their bank. Where nothing is to be confirmed any more, what has become of
   * the payment. Asked again, it answers the same page as long as that is open.
   */
  confirmation(wanted: {
    providerId: string
    /** The provider's name for the card or the bank account. */
    method: string
    returnUrl: string
  }): Promise<{ url: string } | { event: ProviderEvent }>
  /**
   * Ends a payment that waits for its payer: no open page of their bank can bring it about any more. Answers what has
   * become of it, which may be that it is on its way, or has succeeded; undefined where it is not known there.
   */
  cancel(providerId: string): Promise<ProviderEvent | undefined>
  /**
   * Gives a part of a payment back, once by the refund's id. What comes of it, an event says. Answers why it is refused for
   * good, if it is.
   */
  refund(wanted: { refundId: string; providerId: string; amount: bigint }): Promise<{ refusal?: string }>
  /** A page of the provider where the payer adds a card or a bank account. @param customer if the provider knows them */
  beginMethod(wanted: {
    companyId: string
    customer: string | undefined
    currency: string
    returnUrl: string
  }): Promise<{ customer: string; url: string }>
  removeMethod(providerId: string): Promise<void>
  /** What it has of a payment; undefined if it does not know it. */
  find(providerId: string): Promise<ProviderRecord | undefined>
  /** What it has of payments that were begun in a span of time, the newest first. @param after the `next` of the page before */
  list(span: { from: Temporal.Instant; to: Temporal.Instant; after: string }): Promise<{
    payments: ProviderRecord[]
    /** Empty on the last page. */
    next: string
  }>
  /**
   * Reads a webhook; undefined where it is about nothing that is kept. Throws `webhook-not-verified`.
   * @param body the bytes that were signed
   */
  read(body: Uint8Array, signature: string): Promise<ProviderWord | undefined>
}

/** A payment as the provider keeps it. */
export interface ProviderRecord {
  providerId: string
  /** Ours; absent where somebody has begun it elsewhere with our account. */
  paymentId?: string
  /** How it stands, and what is needed to know it here; absent where it is not ours, or nothing has come of it yet. */
  standing?: { event: ProviderEvent; companyId: string; method: string }
  amount: bigint
  currency: string
  isSucceeded: boolean
  /** What is with the payer of it: refunds that have not failed, and what disputes took and did not bring back. */
  returned: bigint
}

export interface ChargeWanted {
  paymentId: string
  companyId: string
  customer: string
  /** The provider's name for the card or the bank account. */
  method: string
  amount: bigint
  currency: string
}
