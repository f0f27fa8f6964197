/** What a service worker has that lib.dom, which the rest of the page is checked against, does not know. */
declare namespace worker {
  /** What a push or a page tells (REST contract, "Push"). */
  interface Message {
    type: string;
    call?: string;
    from?: rest.Named;
    media?: 'audio' | 'video';
    outcome?: string;
    language?: string | null;
  }

  interface Event {
    waitUntil(done: Promise<unknown>): void;
  }

  interface FetchEvent extends Event {
    readonly request: Request;
    readonly preloadResponse: Promise<Response | undefined>;
    respondWith(answer: Promise<Response>): void;
  }

  interface PushEvent extends Event {
    readonly data: { json(): any } | null;
  }

  interface NotificationEvent extends Event {
    readonly notification: Notification;
    readonly action: string;
  }

  interface MessageEvent extends Event {
    readonly data: Message;
  }

  interface SubscriptionChangeEvent extends Event {
    readonly newSubscription?: PushSubscription | null;
    readonly oldSubscription?: PushSubscription | null;
  }

  interface Events {
    install: Event;
    activate: Event;
    fetch: FetchEvent;
    push: PushEvent;
    message: MessageEvent;
    notificationclick: NotificationEvent;
    pushsubscriptionchange: SubscriptionChangeEvent;
  }

  interface Client {
    readonly focused: boolean;
    readonly visibilityState: DocumentVisibilityState;
    focus(): Promise<Client>;
    postMessage(message: object): void;
  }

  interface Scope {
    readonly registration: ServiceWorkerRegistration;
    readonly clients: {
      claim(): Promise<void>;
      matchAll(options: { type: 'window' }): Promise<Client[]>;
      openWindow(path: string): Promise<Client | null>;
    };
    skipWaiting(): Promise<void>;
    addEventListener<K extends keyof Events>(type: K, run: (event: Events[K]) => void): void;
  }
}
