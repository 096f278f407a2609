package io.baton.server.queue.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Words that are frequent in any text of a language, without accents, for customers often leave
 * those out. A word of several languages tells less: it counts once, shared among them.
 */
final class FunctionWords {

  private static final Map<String, String> WORDS =
      new TreeMap<>(
          Map.of(
              "en",
              """
              the is are was were be been am i my me you your we our they
              their it its this that these and or but not of to for on at with
              from by about as if so because have has had do does did done can
              could will would should what where when why who how which there
              here still just please thanks thank hello hi hey need want help
              any some more other than then yes been don't i'm it's can't
              didn't haven't order get got into only out up all each same both
              own very too again now after before over through during being
              """,
              "es",
              """
              el la los las un una unos unas de del al y o que en por para con
              sin sobre no si es son esta estan estoy soy era fue hay mi mis
              tu su sus me te se lo le les nos yo usted ustedes ella ellos
              este esto ese eso como cuando donde cual quien porque pero mas
              muy ya aun todavia tambien puede puedo quiero necesito tengo
              tiene hola gracias favor ayuda pedido buenos buenas dias tardes
              hace hacer desde hasta ha he han hemos sido ser fueron todo toda
              todos todas nada otro otra cada mismo misma entre asi solo sino
              ni pues donde ahora nunca
              """,
              "de",
              """
              der die das den dem des ein eine einen einem einer und oder aber
              nicht kein keine ich du er sie es wir ihr mich mir mein meine
              meinen meiner dein ihre ihren sich ist sind war bin hat habe
              haben hatte wird werden wurde kann konnen mochte will soll muss
              zu zum zur von vom mit fur auf an in im aus bei nach seit wie
              was wo wann warum wer noch schon immer nur auch sehr bitte danke
              hallo guten tag dass wenn denn jetzt hier mehr geht ja nein gibt
              dann doch ohne uber unter alle alles etwas nichts andere selbst
              ob da diese dieser dieses wurden
              """,
              "fr",
              """
              le la les un une des du de d l j c n s qu et ou mais ne pas plus
              je tu il elle on nous vous ils elles mon ma mes ton ta votre vos
              son sa ses ce cet cette ces ca est suis es sont etait ai as a
              avez avons ont ete que qui quoi dont en dans sur sous pour par
              avec sans chez au aux comment quand pourquoi combien toujours
              encore deja tres bien bonjour merci plait veux voudrais peux
              peut pouvez besoin faire fait commande y se me moi lui leur tout
              tous toute rien autre aussi alors donc meme oui quel quelle deux
              fois depuis chaque
              """,
              "pt",
              """
              o a os as um uma uns umas de do da dos das em no na nos nas ao
              aos e ou mas nao sim que se por para com sem sobre como quando
              onde quem qual porque eu voce voces ele ela nos meu minha meus
              minhas seu sua me te lhe isso isto esse essa este esta estou
              estao sou foi era tem tenho ha ja ainda muito mais tambem pode
              posso quero preciso ola oi obrigado obrigada favor ajuda pedido
              bom dia boa tarde ate fazer desde pelo pela foram ser sido todo
              toda todos nada outro outra cada mesmo mesma entre nem so eles
              elas pra nossa nosso agora nunca
              """));

  private static final List<String> LANGUAGES = List.copyOf(WORDS.keySet());
  private static final Map<String, double[]> WEIGHTS = weights();

  private FunctionWords() {}

  private static Map<String, double[]> weights() {
    Map<String, Set<String>> languages = new HashMap<>();
    WORDS.forEach((language, words) ->
        Arrays.stream(words.strip().split("\\s+"))
            .forEach(
                word -> languages.computeIfAbsent(word, any -> new HashSet<>()).add(language)));
    Map<String, double[]> weights = new HashMap<>();
    languages.forEach((word, of) -> {
      double[] shares = new double[LANGUAGES.size()];
      of.forEach(language -> shares[LANGUAGES.indexOf(language)] = 1.0 / of.size());
      weights.put(word, shares);
    });
    return weights;
  }

  /** Languages that are known, as BCP 47 tags. */
  static List<String> languages() {
    return LANGUAGES;
  }

  /** Adds what a word tells of each language. */
  static void add(String word, double[] sums) {
    double[] shares = WEIGHTS.get(word);
    for (int i = 0; shares != null && i < sums.length; i++) {
      sums[i] += shares[i];
    }
  }
}
