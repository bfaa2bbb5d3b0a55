// Common given names of the United Kingdom and United States: where a name spelled in one breath is cut in two.

// prettier-ignore
export const FIRST_NAMES: ReadonlySet<string> = new Set((
  'aaron abbie abigail adam adrian aidan aimee alan albert alex alexander alexandra alfie alice alison amanda amber ' +
  'amelia amy andrea andrew angela angie anita ann anna anne annette annie anthony antonio april arthur ashley barbara ' +
  'barry beatrice becky ben benjamin bernard beth bethan bethany betty beverley beverly bill billy bob bonnie bradley ' +
  'brandon brenda brett brian bruce bryan callum cameron carl carla carlos carly carmen carol carole caroline carolyn ' +
  'catherine charlene charles charlie charlotte chelsea cheryl chloe chris christian christina christine christopher ' +
  'claire clare clive colin connie connor craig cynthia daisy dale damian dan daniel danielle darren dave david dawn ' +
  'dean deborah debra declan dennis denise derek diana diane dominic donald donna dora doris dorothy douglas duncan ' +
  'dylan edward eileen elaine eleanor elizabeth ella ellen ellie elliot elliott emily emma eric erica ethan eva eve ' +
  'evelyn fiona florence frances francis frank fred freddie gabriel gail gareth garry gary gavin gemma geoff geoffrey ' +
  'george georgia georgina gerald gerard gill gillian gina glen glenn gloria gordon grace graeme graham grant greg ' +
  'gregory hannah harold harriet harry hayley hazel heather helen henry hilary holly howard hugh iain ian irene iris ' +
  'isaac isabel isabella isabelle ivan jack jackie jacob jacqueline jade jake james jamie jan jane janet janice jared ' +
  'jasmine jason jay jayne jean jeff jeffrey jemma jennifer jenna jenny jeremy jerry jess jesse jessica jill jim joan ' +
  'joanna joanne jodie joe joel john johnny jon jonathan jordan jose joseph josephine josh joshua joy joyce juan judith ' +
  'judy julia julian julie june justin karen karl kate katharine katherine kathleen kathryn katie katy kayleigh keith ' +
  'kelly ken kenneth kerry kevin kieran kim kimberley kimberly kirsty kyle laura lauren laurence lawrence leah leanne ' +
  'lee leigh leo leon leonard lesley leslie lewis liam lilian lily linda lindsay lindsey lisa lois lorna lorraine louis ' +
  'louise lucas lucy luis luke lydia lynda lynn lynne malcolm marc marcus margaret maria marian marie marilyn marion ' +
  'mark martha martin martyn mary matt matthew maureen maurice max megan melanie melissa michael michelle miguel mike ' +
  'mohammed mohammad molly monica morgan muhammad nancy naomi natalie natasha nathan neil nicholas nick nicola nicole ' +
  'nigel nina noah noel nora norma norman oliver olivia oscar owen pamela patricia patrick paul paula pauline peggy ' +
  'penny peter philip phillip phoebe phyllis rachael rachel ralph raymond rebecca reece rhys ricardo richard rick ricky ' +
  'rita rob robert roberta robin roger roland ronald rosa rose rosemary rosie ross roy russell ruth ryan sally sam ' +
  'samantha samuel sandra sara sarah scott sean shane shannon sharon shaun sheila shirley sian simon sophia sophie ' +
  'stacey stanley stella stephanie stephen steve steven stewart stuart susan suzanne sylvia tanya tara taylor ted ' +
  'teresa terence terry theresa thomas tim timothy tina toby todd tom tony tracey tracy trevor tyler valerie vanessa ' +
  'vera vernon veronica vicki vicky victor victoria vincent virginia walter wanda warren wayne wendy wesley will ' +
  'william yvonne zachary zoe'
).split(' '));
