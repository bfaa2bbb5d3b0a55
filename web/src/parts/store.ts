// State that lives longer than a component and may change many times a frame: React is told once a frame.
import { useSyncExternalStore } from 'react';

const FRAME = 16;

export class Store<T extends object> {
  #current: T;
  #shown: T;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(first: T) {
    this.#current = first;
    this.#shown = first;
  }

  /** The newest, which the page may not show yet. */
  get current(): T {
    return this.#current;
  }

  set(change: Partial<T>): void {
    this.#current = { ...this.#current, ...change };
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      this.#shown = this.#current;
      for (const watcher of this.#watchers) watcher();
    }, FRAME);
  }

  readonly shown = (): T => this.#shown;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };
}

export function useStore<T extends object>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.shown);
}
