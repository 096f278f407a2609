package io.baton.knowledge.index;

import io.baton.knowledge.ArticleSource.Change;
import io.baton.knowledge.ArticleSource.Revision;
import io.baton.knowledge.Hit;
import io.baton.knowledge.KnowledgeException;
import io.baton.knowledge.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * The articles of one workspace. What it holds is checked when it is opened, and thrown away if
 * anything is wrong with it. Thread-safe; one thread at a time changes it.
 */
final class ArticleIndex implements AutoCloseable {

  private static final String ORIGIN = "origin";
  private static final String NUMBER = "number";
  private static final String ANALYSIS = "analysis";

  /** Held as long as it is open: an index has one server. */
  private static final String IN_USE = "in-use.lock";

  private final Directory directory;
  private final Lock inUse;
  private final SearcherManager searchers;
  private volatile Revision held;

  private ArticleIndex(Directory directory, Lock inUse, SearcherManager searchers, Revision held) {
    this.directory = directory;
    this.inUse = inUse;
    this.searchers = searchers;
    this.held = held;
  }

  /**
   * Opens what is in a directory of the disk.
   *
   * @param origin of the articles that are wanted: what is of another is thrown away
   * @throws KnowledgeException if the directory cannot be used
   */
  static ArticleIndex open(Path path, String origin) {
    try {
      // A mapped file that is cut short is a fault of the JVM; one that is read is an exception.
      return open(new NIOFSDirectory(path), origin);
    } catch (IOException e) {
      throw new KnowledgeException(path + ": no index can be kept there", e);
    }
  }

  /** An empty one, in memory. */
  static ArticleIndex inMemory(String origin) {
    try {
      return open(new ByteBuffersDirectory(), origin);
    } catch (IOException e) {
      throw new KnowledgeException("no index can be made in memory", e);
    }
  }

  private static ArticleIndex open(Directory directory, String origin) throws IOException {
    try {
      return open(directory, directory.obtainLock(IN_USE), origin);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static ArticleIndex open(Directory directory, Lock inUse, String origin)
      throws IOException {
    try {
      if (!isSound(directory, origin)) {
        empty(directory, origin);
      }
      long number = Long.parseLong(commitData(directory).getOrDefault(NUMBER, "0"));
      return new ArticleIndex(
          directory, inUse, new SearcherManager(directory, null), new Revision(origin, number));
    } catch (IOException | RuntimeException e) {
      inUse.close();
      throw e;
    }
  }

  /** Whether there is an index with every checksum right, of these articles and this analysis. */
  private static boolean isSound(Directory directory, String origin) {
    try {
      if (!DirectoryReader.indexExists(directory)) {
        return false;
      }
      try (CheckIndex check = new CheckIndex(directory)) {
        check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
        if (!check.checkIndex().clean) {
          return false;
        }
      }
      Map<String, String> data = commitData(directory);
      return origin.equals(data.get(ORIGIN))
          && String.valueOf(Analysis.VERSION).equals(data.get(ANALYSIS));
    } catch (IOException | RuntimeException e) {
      // Whatever broken bytes make of it.
      return false;
    }
  }

  private static Map<String, String> commitData(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.getIndexCommit().getUserData();
    }
  }

  private static void empty(Directory directory, String origin) throws IOException {
    for (String file : directory.listAll()) {
      if (!file.endsWith(".lock")) {
        directory.deleteFile(file);
      }
    }
    try (IndexWriter writer = new IndexWriter(directory, config(OpenMode.CREATE))) {
      commit(writer, new Revision(origin, 0));
    }
  }

  private static IndexWriterConfig config(OpenMode mode) {
    return new IndexWriterConfig(Fields.analyzer()).setOpenMode(mode).setCommitOnClose(false);
  }

  private static void commit(IndexWriter writer, Revision revision) throws IOException {
    writer.setLiveCommitData(
        Map.of(
                ORIGIN,
                revision.origin(),
                NUMBER,
                String.valueOf(revision.number()),
                ANALYSIS,
                String.valueOf(Analysis.VERSION))
            .entrySet());
    writer.commit();
  }

  /**
   * Whether there is no article in it.
   *
   * @throws KnowledgeException if the index cannot be read
   */
  boolean isEmpty() {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return searcher.getIndexReader().numDocs() == 0;
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | RuntimeException e) {
      throw new KnowledgeException("articles cannot be counted: " + e.getMessage(), e);
    }
  }

  /** How far it has come. */
  Revision held() {
    return held;
  }

  /**
   * Takes changes in, all or none.
   *
   * @param changes at least one, in order
   * @throws KnowledgeException if they cannot be written
   */
  void apply(List<Change> changes) {
    Revision next = new Revision(held.origin(), changes.getLast().number());
    try (IndexWriter writer = new IndexWriter(directory, config(OpenMode.APPEND))) {
      for (Change change : changes) {
        Term id = new Term(Fields.ID, change.id());
        if (change.article().isPresent()) {
          writer.updateDocument(id, Fields.document(change.article().get()));
        } else {
          writer.deleteDocuments(id);
        }
      }
      commit(writer, next);
      held = next;
      searchers.maybeRefreshBlocking();
    } catch (IOException | RuntimeException e) {
      throw new KnowledgeException("articles cannot be indexed: " + e.getMessage(), e);
    }
  }

  /**
   * The articles that fit a question, the best first.
   *
   * @param threshold of the relevance, in [0, 1]
   * @throws KnowledgeException if the index cannot be read
   */
  List<Hit> search(Question question, double threshold) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return new Finder(searcher, threshold).find(question);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | RuntimeException e) {
      // Broken bytes end in whichever exception.
      throw new KnowledgeException("articles cannot be searched: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (Directory closing = directory;
        Lock released = inUse) {
      searchers.close();
    } catch (IOException e) {
      throw new KnowledgeException("an index cannot be closed", e);
    }
  }
}
