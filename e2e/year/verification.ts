import type { Person } from '../support/person.ts'
import { expectPatiently } from './patient-person.ts'

/** What billing finds when it makes its book again, as `operator -- billing verify` asks for it. */
export async function findingsOfBook(operator: Person, say: (line: string) => void): Promise<string[]> {
  const found: string[] = []
  const seen = { companies: 0, documents: 0 }
  for (let after = ''; ; ) {
    const path = `/v1/operator/billing/verification?after=${encodeURIComponent(after)}`
    const part = await expectPatiently(operator, 200, 'GET', path)
    seen.companies += part.companies
    seen.documents += part.documents
    found.push(...part.findings.map((finding: object) => `the book: ${JSON.stringify(finding)}`))
    if (part.nextCursor) after = part.nextCursor
    else break
  }
  say(`The book, made again: ${seen.companies} companies, ${seen.documents} documents, ${found.length} findings`)
  return found
}
