// The ways in which callers ask for a person, and the look-alikes that do not.
import { phrases } from './lexicon-phrase.ts';
import type { WordClasses } from './lexicon-phrase.ts';

export const PEOPLE: WordClasses = {
  talk: 'speak, talk, chat, speaking, talking, chatting, discuss, conversation, communicate',
  reach:
    'contact, contacting, reach, reaching, call, calling, phone, ring, get hold of, get ahold of, get in touch with, message',
  connect:
    'connect, connecting, transfer, transferring, put, hand, pass, forward, switch, redirect, direct, patch, escalate, refer, send, route, bring in',
  kind: 'real, live, actual, human, proper, another, different, other, physical, living, breathing, customer, service, support, care, call, senior, better, your, the, a, an, any, one of your, some, of, free, available',
  // Words that mean a member of staff whoever says them.
  staff:
    'human, humans, human being, agent, agents, representative, representatives, rep, reps, operator, operators, manager, managers, supervisor, supervisors, executive, executives, employee, employees, staff, assistant, attendant, receptionist, reception, front desk, founder, founders, team member, customer service, customer support, customer care, customer services, call center, call centre, support team, live chat, live support, human support, help desk, helpdesk, helpline, hotline, colleague, colleagues, customer relations, customer executive, support agent, person in charge, whoever is in charge, management, technical support, tech support, service team, team leader, csr',
  // Words that mean one only where talking is the matter.
  anyone:
    'someone, somebody, anyone, anybody, person, people, persons, guy, boss, owner, director, department, office, human, lady, man, woman',
  machine:
    'machine, machines, bot, bots, robot, robots, chatbot, chatbots, computer, computers, ai, automated system, automated voice, virtual assistant, recording, automation, voice assistant, answering machine',
  wish: 'want, need, wish, like, prefer, rather, require, demand, get, give me, have',
  no: 'not, never, no',
};

/** Speech about people that asks for nobody: another trade's agents, questions about the voice, the past, refusals. */
export const NOT_ASKING = phrases(
  [
    'human resources|rights|error|body|nature|made',
    'insurance|travel|estate|leasing|letting|booking|delivery|nearby|local|sales|cleaning|rental|ticket|shipping|customs|press|secret|free|closest|nearest agent|agents',
    'property|case|account|product|project|hotel|store|shop|branch|building|office|password|task manager|managers !please',
    'find|locate ..5 agent|agents|representative',
    'agent|agents|representative|advisor near|nearby|close',
    'power of attorney',
    'you can|may|could ..1 call|reach|text|phone me',
    'did|has|who ..3 call|called|calling|contact|contacted me|us',
    'are|is|am you|this|i|it ..4 {machine}|human|person|real',
    'are|is you|this ..3 {machine} or ..2 human|person',
    'am i talking|speaking|chatting ..2 {staff}|{anyone}|{machine}',
    'i|we|have|had|already|just|was|were|been spoke|talked|spoken|chatted|speaking|talking|chatting ..2 to|with ..3 {staff}|{anyone}',
    'my ..1 {staff} ..1 said|told|is|was',
    'the|an|your|one {staff} i|we|who|that ..2 spoke|talked|told|said|promised|visited|came',
    'agent|agents|representative|manager|operator|person|someone|somebody told|said|promised|hung',
    '{no} ..1 need|want|have|necessary ..3 {connect}|{talk} ..4 {staff}|person|someone|anyone|anybody',
    'not ..1 need|want ..2 {staff}|person',
    'no need ..4 {staff}|person|someone|anyone',
    'do not {connect} me ..4 {staff}|{anyone}',
    'to|with my|his|her|their ..1 {staff}|{anyone}',
  ],
  PEOPLE,
);

export const ASKS_FOR_PERSON = phrases(
  [
    '{talk} ..2 to|with|by ..3 {staff}',
    '{talk} ..2 to|with|by ..1 {kind}? {kind}? {anyone}',
    '{talk} !about ..3 {staff}',
    '{talk} {kind}? {kind}? someone|somebody',
    'help|ask|asking|answer|answers|response|hear ..4 from ..1 {kind}? {staff}',
    '^ talk|chat please? $',
    '{talk} directly? to|with directly? your|the|some ..3 !bot !machine',
    '{staff}|someone|somebody|anyone|person|one ..2 to talk|speak|chat',
    '{talk} ..1 to|with {kind}? support|sales|billing|accounting|management|headquarters|corporate',
    'word with {kind}? {staff}|{anyone}',
    '{reach} !from !me !you ..2 {kind}? {staff}|someone|somebody|anybody|anyone|person',
    '{connect} ..5 to|with|through|over ..3 {staff}',
    '{connect} me|us|call|this|conversation ..3 to|with|through|over ..1 {kind}? {kind}? {anyone}',
    '{connect} {kind}? {kind}? {staff}',
    'put|patch me|us through',
    'hand me|us over',
    'put|get your|the|a {staff}|boss ..2 on',
    'get your {staff}|boss',
    '{wish} ..1 {kind}? {kind}? {staff} !number',
    '{wish} ..1 real|live|actual|human|another|different|proper person|someone|somebody|people',
    'get|give me someone|somebody|person|a person',
    '{wish} {kind}? person please',
    '{wish} ..2 someone|somebody else ..2 on|to|who',
    'help|assistance ..1 from ..1 real|live|actual ..1 {staff}|{anyone}',
    'is|are there {kind}? {kind}? {staff}|person|someone|somebody|anyone ..4 talk|speak|chat|available|there|help',
    '^ please? i? {kind}? {kind}? {kind}? {staff} please|now|available|number|immediately? $',
    '^ {kind}? real|live|actual|human person|someone|somebody|people please|now|available? $',
    '^ please? escalate ..3 $',
    'escalate this|it|my|the',
    'transfer me please|now|already? $',
    'call|phone|ring|contact me back|now|on|at|#|soon|immediately|urgently|today|please',
    'call|phone|ring|contact me $',
    'have|can|could|get|want|need|ask|may {kind}? {staff}|someone|somebody|anyone|person ..2 call|ring|phone|contact me|us',
    'someone|somebody|person|people|anyone who ..2 help|knows|understands|understand',
    'call|phone|ring you|your|them $',
    'callback|call_back please|now|request? $',
    'request|want|need|arrange ..2 callback|call_back',
    'is|are anyone|anybody|somebody|someone ..1 there',
    'live|human|real agent|chat|support|person|operator|help|assistance',
    'number ..2 of|for {kind}? {staff}|support',
    'how|where|whom|who ..4 contact|reach|call you|your|customer|support|company|someone|somebody',
    'customer|consumer care|service|support|helpline|helpdesk no|number|line|center|centre',
    'your|company contact|phone|telephone|office|support|helpline|mobile number|details|information',
    'helpline|hotline|helpdesk|care number|no',
    'toll free',
    // Refusing the machine is asking for somebody else.
    '{no}|hate|stop|refuse|tired|sick|quit|instead|rather|uncomfortable ..5 {talk}|deal|dealing|sharing|share ..5 {machine}',
    '{talk}|someone|somebody ..6 smarter|better|other than you',
    'no more {machine}',
  ],
  PEOPLE,
);
