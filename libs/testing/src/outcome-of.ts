import { type Code, DomainError } from '@holdfast/errors'

/** The code with which a call was refused, or 'done'. Rejects with any other error. */
export async function outcomeOf(call: Promise<unknown>): Promise<Code | 'done'> {
  try {
    await call
    return 'done'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
