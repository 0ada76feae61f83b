import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { VatId } from './vat-id.ts'
import type { AskVies } from './vies-asking.ts'

/** Several times what an answer has. */
const LARGEST_ANSWER = 64 * 1024

const Answer = Type.Object({
  countryCode: Type.String({ maxLength: 10 }),
  vatNumber: Type.String({ maxLength: 40 }),
  valid: Type.Boolean(),
  requestIdentifier: Type.Optional(Type.String({ maxLength: 100 })),
})

/**
 * Asks the Commission's service, which asks the registers of the member states. Whatever is not an answer about this
 * number, such as one about a register that is busy, is thrown, and so means that nobody knows.
 * @param url of its REST API: https://ec.europa.eu/taxation_customs/vies/rest-api
 * @param requester the seller's own VAT id: with it, the answer has a number that proves that it was asked for
 */
export function openViesRegister(url: string, requester: VatId): AskVies {
  const [askerPrefix, askerNumber] = parts(requester)
  return async (id, signal) => {
    const [countryCode, vatNumber] = parts(id)
    const response = await fetch(`${url}/check-vat-number`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        countryCode,
        vatNumber,
        requesterMemberStateCode: askerPrefix,
        requesterNumber: askerNumber,
      }),
      redirect: 'error',
      signal,
    })
    if (!response.ok) throw new Error(`the register of VAT ids answered ${response.status}`)
    const answer: Static<typeof Answer> = Value.Parse(Answer, JSON.parse(await bounded(response)))
    if (answer.countryCode !== countryCode || answer.vatNumber !== vatNumber) throw new Error('about another VAT id')
    const { requestIdentifier: consultation } = answer
    return { outcome: answer.valid ? 'valid' : 'invalid', ...(consultation && { consultation }) }
  }
}

function parts({ text }: VatId): [prefix: string, number: string] {
  return [text.slice(0, 2), text.slice(2)]
}

async function bounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > LARGEST_ANSWER) throw new Error('the register of VAT ids answers too much')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
