import { DomainError } from '@holdfast/errors'
import { type Correction, correct } from '../credit-notes/credit-note.ts'
import { composeInvoice, type InvoiceHead, type TaxedLine } from '../invoices/composition.ts'
import { frozenText } from '../invoices/frozen.ts'
import type { InvoiceDraft, IssuedInvoice } from '../invoices/invoice.ts'
import { type CompanyAccount, move, openAccount } from './account.ts'
import { balancesOf, type CompanyMovement, issuing, legsOf, type Posting } from './posting.ts'

/** What a document was made of. It is kept beside it, so that it can be made again. */
export type MadeFrom =
  | { from: 'charges'; head: InvoiceHead; charges: readonly TaxedLine[]; credit: bigint }
  | { from: 'correction'; wanted: readonly Correction[] | 'rest' }

export interface KeptDocument {
  document: IssuedInvoice
  madeFrom: MadeFrom
}

/** All that is kept of a seller. */
export interface Kept {
  currency: string
  /** In the order in which they were issued. */
  documents: readonly KeptDocument[]
  /** In the order in which each company's were appended. */
  postings: readonly Posting[]
  accounts: readonly CompanyAccount[]
}

export interface BookFinding {
  about: 'document' | 'posting' | 'account' | 'balance'
  /** The number of a document, the id of a posting, of a company, or an account of the book. */
  subject: string
  finding:
    | 'differs-when-recomputed'
    | 'cannot-be-recomputed'
    | 'missing'
    | 'twice'
    | 'not-posted'
    | 'not-balanced'
    | 'nothing-was-issued'
    | 'another-currency'
    | 'more-than-was-received'
}

/** Makes everything again from what is kept, and names what differs. An empty list means that all adds up. */
export function verifyBook(kept: Kept): BookFinding[] {
  return [...documentFindings(kept), ...postingFindings(kept), ...accountFindings(kept)]
}

function documentFindings({ documents }: Kept): BookFinding[] {
  const issued = new Map(documents.map(({ document }) => [document.number, document]))
  const notesOf = new Map<string, IssuedInvoice[]>()
  return documents.flatMap(({ document, madeFrom }): BookFinding[] => {
    const of = document.corrects?.number
    const earlier = (of !== undefined && notesOf.get(of)) || []
    const again = madeAgain(madeFrom, of === undefined ? undefined : issued.get(of), earlier)
    if (of !== undefined) notesOf.set(of, [...earlier, document])
    const about = { about: 'document', subject: document.number } as const
    if (!again) return [{ ...about, finding: 'cannot-be-recomputed' }]
    const { number, issuedOn, taxPointOn, dueOn } = document
    const isSame = frozenText({ ...again, number, issuedOn, taxPointOn, dueOn }) === frozenText(document)
    return isSame ? [] : [{ ...about, finding: 'differs-when-recomputed' }]
  })
}

function madeAgain(
  madeFrom: MadeFrom,
  corrected: IssuedInvoice | undefined,
  earlier: readonly IssuedInvoice[],
): InvoiceDraft | undefined {
  try {
    if (madeFrom.from === 'charges') return composeInvoice(madeFrom.head, madeFrom.charges, madeFrom.credit)
    return corrected && correct(corrected, earlier, madeFrom.wanted)
  } catch (error) {
    if (error instanceof DomainError || error instanceof RangeError) return undefined
    throw error
  }
}

function postingFindings({ documents, postings, currency }: Kept): BookFinding[] {
  const found: BookFinding[] = []
  const ids = new Set<string>()
  const wanted = new Map(documents.map(({ document }) => [document.number, frozenText(issuing(document))]))
  const posted = new Set<string>()
  const unassigned = new Map<string, bigint>()
  for (const { id, currency: own, movement, legs } of postings) {
    const add = (finding: BookFinding['finding']) => found.push({ about: 'posting', subject: id, finding })
    if (ids.has(id)) add('twice')
    ids.add(id)
    if (own !== currency) add('another-currency')
    if (legs.reduce((sum, { amount }) => sum + amount, 0n) !== 0n) add('not-balanced')
    if (frozenText(legs) !== frozenText(legsOf(movement))) add('differs-when-recomputed')
    if ('receiptId' in movement) {
      const { receiptId, amount } = movement
      const left = (unassigned.get(receiptId) ?? 0n) + (movement.type === 'money-received' ? amount : -amount)
      if (left < 0n) add('more-than-was-received')
      unassigned.set(receiptId, left)
    }
    if (movement.type !== 'invoice-issued' && movement.type !== 'credit-note-issued') continue
    if (!wanted.has(movement.number)) add('nothing-was-issued')
    else if (wanted.get(movement.number) !== frozenText(movement)) add('differs-when-recomputed')
    posted.add(movement.number)
  }
  const unposted = [...wanted.keys()].filter((number) => !posted.has(number))
  return [...found, ...unposted.map((subject): BookFinding => ({ about: 'document', subject, finding: 'not-posted' }))]
}

function accountFindings({ accounts, postings, currency }: Kept): BookFinding[] {
  const movements = postings.flatMap(({ movement }) => ('companyId' in movement ? [movement] : []))
  const byCompany = Map.groupBy(movements, ({ companyId }) => companyId)
  const kept = new Map(accounts.map((account) => [account.companyId, account]))
  const companies = new Set([...byCompany.keys(), ...kept.keys()])
  const balances = balancesOf(postings)
  return [...companies].flatMap((companyId): BookFinding[] => {
    const account = kept.get(companyId)
    if (!account) return [{ about: 'account', subject: companyId, finding: 'missing' }]
    const findings: BookFinding[] = []
    const again = accountAgain(companyId, currency, byCompany.get(companyId) ?? [])
    if (!again) findings.push({ about: 'account', subject: companyId, finding: 'cannot-be-recomputed' })
    else if (frozenText(again) !== frozenText(account)) {
      findings.push({ about: 'account', subject: companyId, finding: 'differs-when-recomputed' })
    }
    const owed = account.invoices.reduce(
      (sum, { gross, settled, writtenOff }) => sum + gross - settled - writtenOff,
      0n,
    )
    const expected = [
      [`receivable:${companyId}`, owed],
      [`credit:${companyId}`, -account.credit],
    ] as const
    for (const [subject, balance] of expected) {
      if ((balances.get(subject) ?? 0n) !== balance) {
        findings.push({ about: 'balance', subject, finding: 'differs-when-recomputed' })
      }
    }
    return findings
  })
}

function accountAgain(
  companyId: string,
  currency: string,
  movements: readonly CompanyMovement[],
): CompanyAccount | undefined {
  try {
    return move(openAccount(companyId, currency), movements).account
  } catch (error) {
    if (error instanceof DomainError || error instanceof RangeError) return undefined
    throw error
  }
}
