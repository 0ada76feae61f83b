import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useWords } from '../words/words.tsx'

/** A password that is chosen now, with what is asked of it. */
export function NewPasswordInput(props: PasswordInputProps) {
  const { words } = useWords()
  return (
    <PasswordInput
      name="password"
      label={words.account.password}
      description={words.account.passwordHint}
      autoComplete="new-password"
      minLength={12}
      maxLength={128}
      required
      {...props}
    />
  )
}
