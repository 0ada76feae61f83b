import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createLog } from '@holdfast/runtime'
import { type InvoiceDocuments, startDocumentRendering } from '../services/billing/src/documents/document-rendering.ts'
import { formatAmount, formatDate, formatIban, formatMoney } from '../services/billing/src/documents/formats.ts'
import { printable } from '../services/billing/src/documents/tagged-pdf.ts'
import type { IssuedInvoice } from '../services/billing/src/invoices/invoice.ts'
import { hardInvoices, sampleInvoices } from '../services/billing/src/testing/sample-invoices.ts'
import { mutate, mutations, wrongInvoices } from './documents-check/mutations.ts'
import { openValidators, type Verdict } from './documents-check/validators.ts'
import { openSteps } from './support/steps.ts'

// Whether documents of invoices are what they claim to be, by programs of others: EN 16931, Peppol, PDF/A-3b, PDF/UA-1.
const { values } = parseArgs({
  options: {
    // Checks the documents of a folder (.xml, .pdf) in the stead of ours.
    folder: { type: 'string' },
    // Where pictures of the pages go, to be looked at.
    pictures: { type: 'string' },
  },
})

const steps = openSteps('documents:check')
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-documents-'))
try {
  const validators = openValidators()
  if (values.pictures !== undefined) mkdirSync(values.pictures, { recursive: true })
  if (values.folder === undefined) await checkOurs(validators)
  else await checkFolder(validators, values.folder)
  steps.finish()
} catch (error) {
  console.error(`NOT CHECKED: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true })
}

type Validators = ReturnType<typeof openValidators>

async function checkFolder(validators: Validators, folder: string): Promise<void> {
  const verdicts = validators.validate(folder, values.pictures)
  for (const file of readdirSync(folder).filter((name) => /\.(xml|pdf)$/.test(name))) {
    await steps.check(file, () => expectNothingFound(verdicts.get(file)))
  }
}

async function checkOurs(validators: Validators): Promise<void> {
  const invoices = { ...sampleInvoices, ...hardInvoices }
  const made = await makeDocuments(invoices)
  await makeDocuments(Object.fromEntries(wrongInvoices.map(({ invoice }, index) => [`wrong-${index}`, invoice])))
  mutations.forEach((mutation, index) => {
    const documents = made.get(mutation.of)!
    const document = mutation.kind === 'pdf' ? documents.facturX : documents.ubl
    writeFileSync(join(scratch, mutationFile(index)), mutate(document, mutation))
  })
  const verdicts = validators.validate(scratch, values.pictures)
  await steps.section('Every kind of document', async () => {
    for (const [name, invoice] of Object.entries(invoices)) {
      await steps.check(name, () => {
        expectPassed(verdicts.get(`${name}.xml`), xmlRuleSets(invoice))
        expectPassed(verdicts.get(`${name}.pdf`), ['PDF/A-3b', 'PDF/UA-1', 'EN 16931, CII'])
        expectReadable(verdicts.get(`${name}.pdf`)!.text, invoice)
      })
    }
  })
  await steps.section('What is wrong is noticed', async () => {
    const wrong = [
      ...mutations.map((mutation, index) => ({ ...mutation, file: mutationFile(index) })),
      ...wrongInvoices.map((invoice, index) => ({ ...invoice, file: `wrong-${index}.pdf` })),
    ]
    for (const { what, found, file } of wrong) {
      await steps.check(`${what}: ${found.rule}`, () => {
        const rules = (verdicts.get(file)?.findings.get(found.ruleSet) ?? []).map(({ rule }) => rule)
        if (rules.includes(found.rule)) return
        throw new Error(`${found.ruleSet} finds ${rules.join(', ') || 'nothing'}, and not ${found.rule}`)
      })
    }
  })
}

function mutationFile(index: number): string {
  return `mutation-${index}.${mutations[index]!.kind}`
}

async function makeDocuments(invoices: Record<string, IssuedInvoice>): Promise<Map<string, InvoiceDocuments>> {
  const rendering = startDocumentRendering({ log: createLog('documents-check', 'warn'), limitMs: 120_000 })
  const made = new Map<string, InvoiceDocuments>()
  for (const [name, invoice] of Object.entries(invoices)) {
    const documents = await rendering.render(invoice)
    made.set(name, documents)
    writeFileSync(join(scratch, `${name}.xml`), documents.ubl)
    writeFileSync(join(scratch, `${name}.pdf`), documents.facturX)
  }
  await rendering.stop()
  return made
}

function xmlRuleSets({ buyer, seller }: IssuedInvoice): string[] {
  return buyer.electronicAddress && seller.electronicAddress ? ['EN 16931, UBL', 'Peppol'] : ['EN 16931, UBL']
}

function expectPassed(verdict: Verdict | undefined, ruleSets: string[]): void {
  const applied = [...(verdict?.findings.keys() ?? [])]
  if (applied.toSorted().join() !== ruleSets.toSorted().join()) {
    throw new Error(`checked by ${applied.join(', ') || 'nobody'}, and not by ${ruleSets.join(', ')}`)
  }
  expectNothingFound(verdict)
}

function expectNothingFound(verdict: Verdict | undefined): void {
  if (!verdict || verdict.findings.size === 0) throw new Error('nobody has checked it')
  const found = [...verdict.findings].flatMap(([ruleSet, findings]) =>
    findings.map(({ rule, text }) => `${ruleSet}: ${rule} ${text}`),
  )
  if (found.length > 0) throw new Error(found.slice(0, 10).join('\n'))
}

/** What people look for on the page is text that can be found and copied. */
function expectReadable(text: string, invoice: IssuedInvoice): void {
  const { locale, currency, totals, seller, buyer, number } = invoice
  const wanted = [
    number,
    seller.legalName,
    buyer.address.city,
    formatDate(locale, invoice.issuedOn),
    formatAmount(locale, { amount: totals.net, currency }),
    formatAmount(locale, { amount: totals.vat, currency }),
    formatMoney(locale, { amount: totals.due, currency }),
    ...(invoice.kind === 'invoice' && totals.due > 0n ? [formatIban(seller.bank.iban), invoice.number] : []),
    // Names that are broken into lines are not searched for.
    ...(buyer.name.length < 40 ? [printable(buyer.name)] : []),
  ]
  const missing = wanted.filter((what) => !plain(text).includes(plain(what)))
  if (missing.length > 0) throw new Error(`not to be read in the PDF: ${missing.join(' | ')}`)
}

function plain(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, ' ')
}
