import { Button, PasswordInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Mark } from '../app/Mark';
import { readClaims } from './token';
import './signIn.css';

/** The way in: by the link that the server's operator hands out, or by the token itself. */
export function SignIn({ ended, unreadable, onToken }: { ended: boolean; unreadable: boolean; onToken: (token: string) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(unreadable ? 'That link does not hold a token of this kind. Ask for a new one.' : null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const token = text.trim().replace(/^.*#token=/, '');
    const claims = readClaims(token);
    if (claims === null || claims.roles.length === 0) {
      setProblem(claims === null ? 'Expected a sign-in link or a token, found something else.' : 'This token names no role that the dashboard knows.');
      return;
    }
    onToken(token);
  };

  return (
    <main className="sign-in">
      <form onSubmit={submit} className="sign-in__card">
        <Mark size={40} />
        <h1>Sign in to IptActors</h1>
        {ended && <p role="status" className="notice notice--warn">Your sign-in has ended. Open a new link to go on.</p>}
        <p>
          Open the sign-in link you were given, or paste it here. Who runs the server gets one with <code>./ipt dashboard</code>.
        </p>
        <PasswordInput
          label="Link or token"
          value={text}
          onChange={(event) => { setText(event.currentTarget.value); setProblem(null); }}
          error={problem}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the token' }}
        />
        <Button type="submit">Sign in</Button>
        <p className="quiet">The token stays in this tab until you sign out or close it.</p>
      </form>
    </main>
  );
}
