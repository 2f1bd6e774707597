/**
 * The field for a home's area (建筑面积). It takes up its room before React has started, and accepts no input until then.
 */
import type { ChangeEvent } from 'react';

interface Props {
  label: string;
  /** Width of the field in characters. */
  size: number;
  placeholder?: string;
  className?: string;
  isLive: boolean;
  written: string;
  setWritten: (text: string) => void;
}

export function AreaField({ label, size, placeholder, className, isLive, written, setWritten }: Props) {
  return (
    <label className={className}>
      {label}{' '}
      <input
        disabled={!isLive}
        inputMode="decimal"
        autoComplete="off"
        size={size}
        maxLength={12}
        value={written}
        placeholder={placeholder}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setWritten(event.target.value)}
      />
    </label>
  );
}
