import { PasswordInput as Input, type PasswordInputProps } from '@mantine/core'
import { useWords } from '../words/words.tsx'

/** A password; the button that shows it has a name in each language, and is reached by the keyboard, too. */
export function PasswordInput(props: PasswordInputProps) {
  const { words } = useWords()
  return (
    <Input
      name="password"
      label={words.account.password}
      autoComplete="current-password"
      required
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': words.account.showPassword }}
      {...props}
    />
  )
}
