import type { PasswordInputProps } from '@mantine/core'
import { useWords } from '../words/words.tsx'
import { PasswordInput } from './password-input.tsx'

/** A password that is chosen now, with what is asked of it. */
export function NewPasswordInput(props: PasswordInputProps) {
  const { words } = useWords()
  return (
    <PasswordInput
      description={words.account.passwordHint}
      autoComplete="new-password"
      minLength={12}
      maxLength={128}
      {...props}
    />
  )
}
