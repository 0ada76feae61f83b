import { canonicalEmail, textFault, tidyText } from '@holdfast/contracts'
import { DomainError, type Fault } from '@holdfast/errors'

/** Reads the fields of a form and collects the faults, so that one refusal lists all of them. */
export function openForm() {
  const errors: Fault[] = []
  const fault = (pointer: string, detail: string) => void errors.push({ pointer, detail })
  return {
    fault,
    text(pointer: string, value: string, most: number): string {
      const detail = textFault(value, most)
      if (!detail) return tidyText(value)
      fault(pointer, detail)
      return ''
    },
    /** In its canonical form. */
    email(pointer: string, value: string): string {
      const email = canonicalEmail(value)
      if (email === undefined) fault(pointer, 'must be an e-mail address')
      return email ?? ''
    },
    /** Throws `bad-request` with all faults, if there are any. */
    done(): void {
      if (errors.length > 0) throw new DomainError('bad-request', { errors })
    },
  }
}
